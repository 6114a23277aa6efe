using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Playbooks;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Steps;

/// <summary>Carries out a recovery of the runbook as an operator would; each of its steps must succeed, unless `fails` says how it must not.</summary>
/// <param name="Playbook">Its name.</param>
/// <param name="Proves">The claims that this proves.</param>
/// <param name="Finds">Words that what it found must contain; without it any success will do.</param>
/// <param name="Fails">What the operator must be told when one of its steps fails; without it, none may.</param>
[Keyword("playbook")]
[Example("playbook: indexeddb-corruption")]
public sealed record PlaybookStep(
    [Description("The playbook's name")] string Playbook,
    [Description("The claims that this proves")] IReadOnlyList<string>? Proves = null,
    [Description("Words that its finding must contain, for a diagnosis")] string? Finds = null,
    [Description("What the operator must be told when one of its steps fails; without it, none may")] string? Fails = null)
    : Step, IPerformed, IRefers, IProves, IRequires
{
    public IEnumerable<Capability> Requires => AllPlaybooks.ByName.GetValueOrDefault(Playbook) is IRequires requires ? requires.Requires : [];

    public string Words => $"playbook {Playbook}";

    public IEnumerable<Reference> References => [new(NameOf.Playbook, Playbook)];

    public async Task PerformAsync(World world, CancellationToken cancel)
    {
        foreach (var tab in world.Tabs(On))
        {
            var since = world.Time.GetTimestamp();
            var done = await AllPlaybooks.ByName[Playbook].PerformAsync(world, tab, cancel);
            tab.Device.Record(new PlaybookDone(Playbook, world.Time.GetElapsedTime(since).TotalMilliseconds), tab.Number);
            var met = done.Holds == (Fails is null) && done.Evidence.Contains(Fails ?? Finds ?? "", StringComparison.Ordinal);
            var expected = Fails is null
                ? $"each step of the playbook {Playbook} to succeed{(Finds is null ? "" : $", finding that {Finds}")}"
                : $"the playbook {Playbook} to fail: {Fails}";
            tab.Device.Record(
                new ExpectationEvaluated(Place.Line, met, Proves ?? [], expected, JsonValue.Create(done.Evidence)), tab.Number);
            if (!met)
            {
                throw new NotMetException(expected);
            }
        }
    }
}
