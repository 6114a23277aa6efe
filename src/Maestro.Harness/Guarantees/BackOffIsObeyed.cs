using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>
/// After a failure the drain of a device waits between half of d and d, with d = 1, 2, 4 … 60 s, and not less than the service asked for,
/// whichever tab drains and however often it is loaded (docs/contract.md §6). A person who flushes may override the first, not the second.
/// Time is the pages' own, where it is virtual. What cannot be told from the history is left alone: claims while an operation is under
/// way may be that operation's, and faults that take pages, storage or the clock may take the wait as well.
/// </summary>
public sealed class BackOffIsObeyed : IGuarantee
{
    public string Name => "back-off-is-obeyed";

    public string Says => "what failed is sent again after its back-off, and not before the service allows it";

    public IReadOnlyList<string> Claims { get; } = ["SYN-8"];

    public Judgement Judge(ScenarioHistory history)
    {
        var steps = new StepsUnderWay();
        var typed = new TypedLines();
        var faults = new HashSet<int>();
        var devices = new Dictionary<string, DrainWatch>();
        foreach (var happened in history.Events)
        {
            if (steps.See(happened) is "flush" or "press")
            {
                foreach (var flushed in devices.Values)
                {
                    flushed.WaitsNoMore();
                }
            }

            typed.See(happened);
            if (happened is FaultInjected injected)
            {
                faults.Add(injected.Id);
            }
            else if (happened is FaultHealed healed)
            {
                faults.Remove(healed.Id);
            }

            if (happened.Device is { } name)
            {
                var device = devices.TryGetValue(name, out var known) ? known : devices[name] = new DrainWatch();
                device.See(happened, new Meanwhile(steps.Any("flush", "press"), steps.Any("playbook") || typed.Ask(happened), faults.Count > 0));
            }
        }

        return new Judgement(devices.Values.Sum(device => device.Judged), [.. devices.Values.SelectMany(device => device.Breaches)]);
    }
}
