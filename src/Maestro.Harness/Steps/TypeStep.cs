using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Types a line into the console of the page, as a person with the developer tools would; a promise is waited for.</summary>
/// <param name="Type">The line.</param>
/// <param name="Shows">Words that the console must then show.</param>
/// <param name="Proves">The claims that this proves.</param>
[Keyword("type")]
[Harms(Harm.Writes)]
[Example("type: navigator.onLine\n  shows: \"true\"")]
public sealed record TypeStep(
    [Description("The line, in JavaScript")] string Type,
    [Description("Words that the console must then show; without it, whatever it shows will do")] string? Shows = null,
    [Description("The claims that this proves")] IReadOnlyList<string>? Proves = null) : Step, IPerformed, IProves
{
    public string Words => $"type {Type.Split('\n')[0]}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            var answer = await PageConsole.TypeAsync(tab, Type, cancel);
            if (Shows is null)
            {
                continue;
            }

            var met = answer.Shown.Contains(Shows, StringComparison.Ordinal);
            var expected = $"the console to show \"{Shows}\"";
            tab.Device.Record(new ExpectationEvaluated(Place.Line, met, Proves ?? [], expected, JsonValue.Create(answer.Shown)), tab.Number);
            if (!met)
            {
                throw new NotMetException(expected);
            }
        }
    }
}
