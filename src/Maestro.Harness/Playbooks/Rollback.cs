using System.Globalization;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>
/// The runbook's rollback plan, steps 1 to 3: deploy the disabled build, delete `maestro_secrets` in the console of each browser, reload
/// every session. Step 4, looking for stuck operations, is the expectation `stuck`. The plan is for everybody: every device with an open page.
/// </summary>
[Harms(Harm.Breaks)]
public sealed class Rollback : IPlaybook, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Service, Capability.Build(Disabled)];

    private const string Disabled = "disabled";

    public string Name => "rollback";

    public IReadOnlyList<string> Types { get; } = [OperatorsConsole.Delete];

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var sessions = world.Devices.SelectMany(device => device.Tabs).Where(open => open.IsOpen).ToList();
        var since = world.Time.GetTimestamp();
        world.Recorder.Record(new OperatorDid(Actor.Operator, Deed.Deployed, Disabled));
        await world.DeployAsync(world.Host, Disabled, cancel);
        var deployed = world.Time.GetElapsedTime(since);

        var said = new List<string>();
        foreach (var browser in sessions.DistinctBy(session => session.Device))
        {
            said.Add(await OperatorsConsole.DeleteSecretsAsync(world, browser, cancel));
        }

        var deleted = world.Time.GetElapsedTime(since);
        foreach (var session in sessions)
        {
            await OperatorsConsole.ReloadAsync(world, session, cancel);
        }

        var builds = world.Recorder.Events.OfType<PageOpened>().TakeLast(sessions.Count).Select(page => page.Build).ToList();
        var times = $"deployed after {Seconds(deployed)}, deleted after {Seconds(deleted)}, reloaded after {Seconds(world.Time.GetElapsedTime(since))}";
        return new Proof(
            said.TrueForAll(answer => answer is OperatorsConsole.Deleted) && builds.TrueForAll(build => build is Disabled),
            $"{times}; deleteDatabase('maestro_secrets'): {string.Join(", ", said)}; {sessions.Count} session(s) reloaded to {string.Join(", ", builds)}");
    }

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s");
}
