using System.ComponentModel;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Waits for something that must show, and fails when it does not within the deadline of the settings.</summary>
/// <param name="Expect">What.</param>
/// <param name="Proves">The claims that it proves; none when it only steers.</param>
[Keyword("expect")]
[Example("expect: { result: letter, success: true }")]
[Also("assert", "check", "see", "sleep", "verify", "wait", "wait-for")]
public sealed record ExpectStep(
    [Description("What must show")] Expectation Expect,
    [Description("The claims that it proves")] IReadOnlyList<string>? Proves = null) : Step, IPerformed, IRefers, IProves, IRequires
{
    public IEnumerable<Capability> Requires => Expect is IRequires requires ? requires.Requires : [];

    public IEnumerable<Reference> References => Expect is IRefers refers ? refers.References : [];

    public string Words => $"expect {((IObserved)Expect).Words}";

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        var expected = (IObserved)Expect;
        foreach (var tab in world.Tabs(On))
        {
            var seen = await expected.ObserveAsync(world, tab, cancel);
            tab.Device.Record(
                new ExpectationEvaluated(Place.Line, seen.Met, Proves ?? [], expected.Words, seen.Seen), tab.Number);
            if (!seen.Met)
            {
                throw new NotMetException(expected.Words);
            }
        }
    }
}
