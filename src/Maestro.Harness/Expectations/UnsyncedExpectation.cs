using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>
/// The operations that the device executed and whose audit record the service lacks are exactly these, and exactly their records are
/// still in the device's outbox or among its dead letters.
/// </summary>
[Keyword("unsynced")]
[Example("expect: { unsynced: [letter, meeting] }")]
public sealed record UnsyncedExpectation(
    [Description("The operations' names; an empty list when the service lacks nothing")] IReadOnlyList<string> Unsynced)
    : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Effects, Capability.Handle("outbox", drive => drive.Outbox)];

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);

    public IEnumerable<Reference> References => Unsynced.Select(name => new Reference(NameOf.Operation, name));

    public string Words =>
        $"the service to lack the audit records of [{string.Join(", ", Unsynced)}] and no others, and the device to hold exactly these";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var control = world.Service.Control;
        var executed = Executed(world.Recorder.Events, tab.Device.Name);
        var expected = Unsynced.Select(name => world.Operation(name).Key).ToHashSet();
        var since = world.Time.GetTimestamp();
        while (true)
        {
            var held = Keys(await tab.CallAsync(world.Stage.Profile.Drive.Outbox!, null, cancel) as JsonArray ?? []);
            var rows = await control.RowsAsync(world.Host, cancel);
            var lacking = executed.Except(Keys(rows.Of("audit"))).ToHashSet();
            var met = lacking.SetEquals(expected) && held.SetEquals(expected);
            var left = world.Settings.ExpectTimeout - world.Time.GetElapsedTime(since);
            if (met || left <= TimeSpan.Zero)
            {
                return new Observation(met, new JsonObject { ["lacking"] = List(lacking), ["held"] = List(held) });
            }

            await control.RowsAfterAsync(world.Host, rows.Version, left < Pace ? left : Pace, cancel);
        }
    }

    /// <summary>Keys of operations that ran on the device, each of which owes the service a record `executed`.</summary>
    private static HashSet<string> Executed(IReadOnlyList<HistoryEvent> events, string device) =>
        [.. events.OfType<EffectSeen>().Where(effect => effect.Device == device).Select(effect => effect.Key)];

    private static HashSet<string> Keys(IEnumerable<JsonNode?> records) =>
        [.. records.OfType<JsonObject>().Where(record => (string?)record["event_type"] is "executed").Select(record => (string)record["idempotency_key"]!)];

    private static JsonArray List(IEnumerable<string> keys) => [.. keys.Select(key => (JsonNode)key)];
}
