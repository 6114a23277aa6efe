using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>What an operator does to the pages. Each deed is written down before it is done.</summary>
/// <param name="afterAsync">Looks at what it led to.</param>
internal sealed class OperatorsHands(World world, Func<CancellationToken, Task> afterAsync, CancellationToken ending)
{
    public LiveTab Tab { get; } = world.Tabs(null)[0];

    public async Task<ConsoleAnswer> TypeAsync(string line, string? on)
    {
        var answer = await PageConsole.TypeAsync(on is null ? Tab : world.Tab(on), line, ending);
        await UntilItEndsAsync(() => afterAsync(ending));
        return answer;
    }

    public Task ReloadAsync(bool everywhere) => DoAsync(async () =>
    {
        foreach (var tab in (everywhere ? world.Devices : [Tab.Device]).SelectMany(device => device.Tabs.Where(tab => tab.IsOpen || tab == Tab)))
        {
            tab.Device.Record(new OperatorDid(Actor.Operator, tab.IsOpen ? Deed.Reloaded : Deed.Opened, "the page"), tab.Number);
            await LoadAsync(tab);
        }
    });

    public Task DeployAsync(string build) => DoAsync(() =>
    {
        world.Recorder.Record(new OperatorDid(Actor.Operator, Deed.Deployed, build));
        return world.DeployAsync(world.Host, build, ending);
    });

    public Task TouchedAsync(Deed did, string what) => DoAsync(() =>
    {
        Tab.Device.Record(new OperatorDid(Actor.Operator, did, what), Tab.Number);
        return Task.CompletedTask;
    });

    private Task DoAsync(Func<Task> deedAsync)
    {
        ending.ThrowIfCancellationRequested();
        return UntilItEndsAsync(async () =>
        {
            await deedAsync();
            await afterAsync(ending);
        });
    }

    /// <summary>
    /// A deed that cures ends the rehearsal, often before the page has loaded to its end or was looked at: it is done all the same, and what it then meets of a
    /// page that is taken down is no error.
    /// </summary>
    private async Task UntilItEndsAsync(Func<Task> goAsync)
    {
        try
        {
            await goAsync();
        }
        catch (Exception e) when (ending.IsCancellationRequested && (e is OperationCanceledException || Look.IsOfThePage(e)))
        {
            // Whoever did it learns of the end by the rehearsal's own end.
        }
    }

    /// <summary>A page that does not load is what the operator sees then; the next load may do.</summary>
    private async Task LoadAsync(LiveTab tab)
    {
        try
        {
            await (tab.IsOpen ? tab.ReloadAsync(ending) : tab.OpenAsync(ending));
        }
        catch (Exception e) when (!ending.IsCancellationRequested && Look.IsOfThePage(e))
        {
            tab.Device.Record(new ConsoleAnswered("reload", e.Message.Split('\n')[0], Failed: true), tab.Number);
        }
    }
}
