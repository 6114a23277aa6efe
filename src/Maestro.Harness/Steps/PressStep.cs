using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Presses a button of the page, as a person would.</summary>
/// <param name="Press">Its name in the profile.</param>
[Keyword("press")]
[Example("press: confirm")]
public sealed record PressStep([Description("The button, by its name in the profile")] string Press) : Step, IPerformed, IRefers
{
    public IEnumerable<Reference> References => [new(NameOf.Control, Press)];

    public string Words => $"press {Press}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.Control(Press).ClickAsync(new() { Timeout = (float)world.Settings.ExpectTimeout.TotalMilliseconds }).WaitAsync(cancel);
        }
    }
}
