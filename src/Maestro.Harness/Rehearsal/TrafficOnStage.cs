using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>People at work on their devices while a rehearsal goes on.</summary>
internal sealed class TrafficOnStage(World world, Traffic traffic)
{
    private static readonly string[] Actions = ["email.send", "calendar.schedule", "notification.show"];

    /// <summary>As long as it is not stopped. What is under way then comes to its end.</summary>
    public Task GoAsync(CancellationToken cancel) => Task.WhenAll(traffic.On.Select(name => WorkAsync(world.Tab(name), cancel)));

    private async Task WorkAsync(LiveTab tab, CancellationToken cancel)
    {
        using var pace = new PeriodicTimer(traffic.Every, world.Time);
        for (var number = 1; !cancel.IsCancellationRequested; number++)
        {
            await WorkOnceAsync(tab, number);
            await pace.WaitForNextTickAsync(cancel);
        }
    }

    /// <summary>A page that is being loaded takes no work; its person tries again later.</summary>
    private async Task WorkOnceAsync(LiveTab tab, int number)
    {
        try
        {
            var hasMaestro = await tab.CallAsync(world.Stage.Profile.Drive.Status!, null, CancellationToken.None) is not null;
            var operation = world.Prepare(Actions[number % Actions.Length], $"{tab.Name}-{number}", null);
            await tab.OperateAsync(operation, hasMaestro ? Route.Execute : Route.Perform, CancellationToken.None);
        }
        catch (Exception e) when (Look.IsOfThePage(e))
        {
            // There was no page to work on.
        }
    }
}
