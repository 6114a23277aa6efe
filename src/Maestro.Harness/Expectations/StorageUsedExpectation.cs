using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>How much storage the client takes, as a person asks in the browser's console: `navigator.storage.estimate()`.</summary>
[Keyword("storage-used")]
[Example("expect: { storage-used: more, by: 10000 }")]
public sealed record StorageUsedExpectation(
    [Description("some: above 0 and within the quota; more: than at the last look")] [OneOf("some", "more")] string StorageUsed,
    [Description("By at least so many bytes in IndexedDB")] [Between(1, 1_000_000_000)] int By = 1) : Expectation, IObserved
{
    public string Words => $"the storage used to be {StorageUsed}{(By == 1 ? "" : $", by {By} bytes")}";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var before = world.Recorder.Events.OfType<StorageRead>().LastOrDefault(look => look.Device == tab.Device.Name)?.InIndexedDb ?? 0;
        var least = StorageUsed is "some" ? By : before + By;
        var (met, seen) = await tab.WaitUntilAsync(
            StoredState.Estimate, now => StoredState.InIndexedDb(now) >= least && (double)now!["usage"]! <= (double)now["quota"]!, world.Settings.ExpectTimeout, cancel);
        tab.Device.Record(new StorageRead(StoredState.InIndexedDb(seen), seen), tab.Number);
        return new Observation(met, new JsonObject { ["before"] = before, ["now"] = seen?.DeepClone() });
    }
}
