using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Throws an error in the page that nobody catches, so that a canary has something to be caught by. It changes nothing.</summary>
/// <param name="Throw">The error's message.</param>
[Keyword("throw")]
[Example("throw: the canary sings")]
public sealed record ThrowStep([Description("The error's message")] string Throw) : Step, IPerformed
{
    private const string InThePage = "message => { setTimeout(() => { throw new Error(message); }); }";

    public string Words => $"throw {Throw}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            await tab.CallAsync(InThePage, JsonValue.Create(Throw), cancel);
        }
    }
}
