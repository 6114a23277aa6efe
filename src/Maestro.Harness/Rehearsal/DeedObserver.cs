using System.Text.Json.Nodes;
using Maestro.Harness.Guarantees;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal.Harms;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>
/// Looks at what the clients say of themselves and keep, after each deed and every second, and writes down what has changed, with the harm
/// and the broken guarantees that the history then shows.
/// </summary>
internal sealed class DeedObserver(World world)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    /// <summary>Each is broken by something that has happened, never by something that has not come yet: it can be told at once.</summary>
    private static readonly IGuarantee[] ToldAtOnce =
    [
        new AllowlistedAlone(), new AtMostOneEffect(), new BlockedHasNoEffect(), new KeysStayInTheBrowser(), new NoIvTwice(),
        new NoPlaintextLeaves(), new OfflineIsSilent(), new RiskyWaitsForAPerson(),
    ];

    private readonly SemaphoreSlim _one = new(1);
    private readonly Dictionary<(string Device, string What), string> _last = [];

    /// <summary>As long as it is not stopped.</summary>
    public async Task KeepLookingAsync(CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(Pace, world.Time);
        while (await pace.WaitForNextTickAsync(cancel))
        {
            await LookAsync(cancel);
        }
    }

    public async Task LookAsync(CancellationToken cancel)
    {
        await _one.WaitAsync(cancel);
        try
        {
            foreach (var tab in world.Devices.SelectMany(device => device.Tabs.Where(tab => tab.IsOpen && !tab.IsFrozen).Take(1)))
            {
                await LookAtAsync(tab, cancel);
            }

            Tell(world.Recorder.Events);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task LookAtAsync(LiveTab tab, CancellationToken cancel)
    {
        var drive = world.Stage.Profile.Drive;
        try
        {
            var status = await tab.CallAsync(drive.Status!, null, cancel);
            RecordChanged(tab, new StatusRead(status), status);
            if (status is not null)
            {
                var since = world.Time.GetTimestamp();
                var receipts = await tab.CallAsync(drive.Receipts!, null, cancel);
                RecordChanged(tab, new ReceiptsRead(receipts, world.Time.GetElapsedTime(since).TotalMilliseconds), receipts);
            }
        }
        catch (Exception e) when (Look.IsOfThePage(e))
        {
            // There is nothing to be seen of it now.
        }
    }

    private void RecordChanged(LiveTab tab, HistoryEvent read, JsonNode? seen)
    {
        var (what, now) = ((tab.Device.Name, HistoryJson.NameOf(read.GetType())), seen?.ToJsonString() ?? "");
        if (_last.GetValueOrDefault(what) != now)
        {
            _last[what] = now;
            tab.Device.Record(read, tab.Number);
        }
    }

    private void Tell(IReadOnlyList<HistoryEvent> events)
    {
        var harms = AllHarms.In(events).ExceptBy(
            events.OfType<HarmSeen>().Select(told => (told.Harm, told.Cause)), harm => (harm.Harm, harm.Cause));
        var told = events.OfType<GuaranteeBroken>().Select(broken => (broken.Guarantee, broken.Says)).ToHashSet();
        var history = new ScenarioHistory(events);
        var broken = ToldAtOnce
            .SelectMany(guarantee => guarantee.Judge(history).Breaches.Select(breach => new GuaranteeBroken(guarantee.Name, breach.Says)))
            .Where(breach => !told.Contains((breach.Guarantee, breach.Says)));
        foreach (var happened in harms.Concat<HistoryEvent>(broken).ToList())
        {
            world.Recorder.Record(happened);
        }
    }
}
