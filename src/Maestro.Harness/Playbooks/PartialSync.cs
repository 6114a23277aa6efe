using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Playbooks;

/// <summary>
/// The runbook's diagnosis of a partial sync failure, as an operator makes it: the connection and the service's health in the console
/// of the tab, then failed requests to the sync endpoint in the network log. It succeeds when it finds a cause.
/// </summary>
public sealed class PartialSync : IPlaybook, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Endpoint("sync")];

    /// <summary>The runbook's first step.</summary>
    private const string Connectivity = "navigator.onLine";

    /// <summary>The runbook's second step.</summary>
    private const string Health = "fetch('/maestro-health').then(r => r.json()).then(health => health.status)";

    public string Name => "partial-sync";

    public IReadOnlyList<string> Types { get; } = [Connectivity, Health];

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var online = await AskAsync<bool>(world, tab, Connectivity, cancel) is "True";
        var health = await AskAsync<string>(world, tab, Health, cancel);
        IReadOnlyList<string> failures = online && health is "healthy" ? await FailuresAsync(world, tab, cancel) : [];
        var cause = (online, health, failures.Count) switch
        {
            (false, _, _) => "the connection is lost",
            (_, not "healthy", _) => "the service is not well or cannot be reached",
            (_, _, > 0) => "the service is well, and its sync fails",
            _ => null,
        };
        return new Proof(
            cause is not null,
            $"{cause ?? "no cause found"} (navigator.onLine: {online}; /maestro-health: {health}; "
            + $"failed requests to sync: {(failures.Count == 0 ? "not looked for or none" : string.Join(", ", failures))})");
    }

    /// <summary>What the console shows: the value, or the error.</summary>
    private static async Task<string> AskAsync<T>(World world, LiveTab tab, string line, CancellationToken cancel)
    {
        OperatorsConsole.Typed(tab, line);
        try
        {
            return $"{await tab.Page!.EvaluateAsync<T>(line).WaitAsync(world.Settings.ExpectTimeout, cancel)}";
        }
        catch (PlaywrightException e)
        {
            return e.Message.Split('\n')[0];
        }
        catch (TimeoutException)
        {
            return "no answer";
        }
    }

    /// <summary>The runbook's third step: the network log since the phase began, watched until something fails.</summary>
    private static async Task<IReadOnlyList<string>> FailuresAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var path = world.PathOf("sync");
        var since = world.Recorder.Events.OfType<PhaseStarted>().Last().Seq;
        string? Failure(HistoryEvent happened) => happened.Seq <= since || happened.Device != tab.Device.Name ? null : happened switch
        {
            ResponseSeen { Status: >= 400 } answer when answer.Path == path => $"{answer.Status}",
            RequestFailed failure when failure.Path == path => failure.Why,
            _ => null,
        };
        await world.Recorder.WaitForAsync<HistoryEvent>(happened => Failure(happened) is not null, world.Settings.ExpectTimeout, cancel);
        return [.. world.Recorder.Events.Select(Failure).OfType<string>().Distinct()];
    }
}
