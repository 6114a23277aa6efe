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
/// The attempts at an endpoint, from the first that failed after the last success on, follow one another a step apart: not before half of
/// the step has passed and not after the whole of it (docs/contract.md §6). Lets virtual time pass for those that are yet to come.
/// </summary>
/// <param name="Backoff">The endpoint.</param>
/// <param name="Steps">The steps; with seven of 30 s or more, the attempts must not all come at the same point of their steps.</param>
[Keyword("backoff")]
[Example("expect: { backoff: sync, steps: [1 s, 2 s, 4 s] }")]
public sealed record BackoffExpectation(
    [Description("The endpoint's name in the profile")] string Backoff,
    [Description("The steps between the attempts, 100 ms to 10 min each")] [Between("100 ms", "10 min")] IReadOnlyList<TimeSpan> Steps)
    : Expectation, IObserved, IRefers, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("outbox", drive => drive.Outbox)];

    /// <summary>A step is skipped in so many parts, so that is how exactly an attempt's time is known.</summary>
    private const int Parts = 16;

    /// <summary>What is skipped at once at first: an attempt that it brings about came too early.</summary>
    private const double TooEarly = 7.0 / Parts;

    /// <summary>Readings of the outbox take their turn with the client's own transactions: after so many it has done what it does when a timer fires.</summary>
    private const int Turns = 5;

    /// <summary>How late a busy browser may tell of a request: the one before may have been made that much earlier than its event says.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMilliseconds(500);

    private const int EnoughToCompare = 7;

    private static readonly TimeSpan LongEnoughToCompare = TimeSpan.FromSeconds(30);

    public IEnumerable<Reference> References => [new(NameOf.Endpoint, Backoff)];

    public string Words =>
        $"attempts at {Backoff} after each of {string.Join(", ", Steps.Select(step => $"{step.TotalSeconds:0.###} s"))}, or half of it at the soonest";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var clock = tab.Device.Clock ?? throw new InputException(
            $"The clock of {tab.Device.Name} is real.", $"Give {tab.Device.Name} `clock: virtual` under `devices`.");
        var attempts = new Attempts(world, tab.Device, world.PathOf(Backoff));
        var seen = new JsonArray();
        var points = new List<int>();
        var last = attempts.After(attempts.Success)
            ?? throw new InputException($"There was no attempt at {Backoff} yet.", "Let the scenario make one that fails, and expect it.");
        foreach (var step in Steps)
        {
            await ComeAsync(world, tab, clock, () => attempts.After(last.Seq) is not null, step, cancel);
            if (attempts.After(last.Seq) is not { } next)
            {
                seen.Add($"no attempt after {step.TotalSeconds:0.###} s");
                return new Observation(false, seen);
            }

            var skipped = TimeSpan.FromMilliseconds(next.Ahead!.Value - last.Ahead!.Value);
            var passed = skipped + TimeSpan.FromMilliseconds(next.At - last.At);
            seen.Add($"{passed.TotalSeconds:0.00} s of {step.TotalSeconds:0.###} s");
            if (passed < (step / 2) - (step / Parts) - Late || skipped > step + (2 * step / Parts))
            {
                return new Observation(false, seen);
            }

            if (step >= LongEnoughToCompare)
            {
                points.Add((int)Math.Round(skipped / (step / Parts)));
            }

            last = next;
        }

        return new Observation(points.Count < EnoughToCompare || points.Distinct().Count() > 1, seen);
    }

    private static async Task ComeAsync(
        World world, LiveTab tab, VirtualClock clock, Func<bool> hasCome, TimeSpan step, CancellationToken cancel)
    {
        var skipped = TimeSpan.Zero;
        await SettleAsync(world, tab, cancel);
        for (var by = step * TooEarly; !hasCome() && skipped <= step; by = step / Parts)
        {
            await clock.SkipAsync(by, cancel);
            skipped += by;
            await SettleAsync(world, tab, cancel);
        }

        await world.Recorder.WaitForAsync<RequestTried>(_ => hasCome(), world.Settings.ExpectTimeout, cancel);
    }

    private static async Task SettleAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            await tab.CallAsync(world.Stage.Profile.Drive.Outbox!, null, cancel);
        }
    }

    /// <summary>What the device tried at the endpoint.</summary>
    private sealed class Attempts(World world, LiveDevice device, string path)
    {
        /// <summary>The number of the last success before the latest failure; of the phase's start where there is none.</summary>
        public long Success { get; } = LastSuccess(world.Recorder.Events, device.Name, path);

        public RequestTried? After(long seq) => world.Recorder.Events.OfType<RequestTried>()
            .FirstOrDefault(request => request.Seq > seq && request.Device == device.Name && request.Path == path);

        private static long LastSuccess(IReadOnlyList<HistoryEvent> events, string device, string path)
        {
            var ends = events.Where(happened => happened.Device == device && EndOf(happened) == path).ToList();
            var failure = ends.FindLast(end => end is not ResponseSeen { Status: < 300 })?.Seq ?? long.MaxValue;
            return ends.FindLast(end => end is ResponseSeen { Status: < 300 } && end.Seq < failure)?.Seq
                ?? events.OfType<PhaseStarted>().Last().Seq;
        }

        private static string? EndOf(HistoryEvent happened) =>
            happened switch { ResponseSeen answer => answer.Path, RequestFailed failure => failure.Path, _ => null };
    }
}
