using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>Whether IndexedDB databases of the origin exist, as `indexedDB.databases()` tells.</summary>
[Keyword("databases")]
[Example("expect: { databases: none, of: [secrets, state] }")]
public sealed record DatabasesExpectation(
    [Description("all: each is there; none: none is there")] [OneOf("all", "none")] string Databases,
    [Description("Their names in the profile")] IReadOnlyList<string> Of) : Expectation, IObserved, IRefers
{
    /// <summary>The runbook's diagnosis.</summary>
    public const string Diagnosis = "async () => (await indexedDB.databases()).map(database => database.name)";

    public IEnumerable<Reference> References => Of.Select(name => new Reference(NameOf.Database, name));

    public string Words => $"{Databases} of the databases {string.Join(", ", Of)} to exist";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var names = (await tab.CallAsync(Diagnosis, null, cancel))!.AsArray().Select(name => (string)name!).ToList();
        tab.Device.Record(new DatabasesRead(names), tab.Number);
        var wanted = Of.Select(name => world.Stage.Profile.Databases[name]).ToList();
        var met = Databases is "all" ? wanted.TrueForAll(names.Contains) : !wanted.Exists(names.Contains);
        return new Observation(met, new JsonArray([.. names.Select(name => (JsonNode)name)]));
    }
}
