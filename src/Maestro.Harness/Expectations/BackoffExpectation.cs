using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Expectations;

/// <summary>
/// After the latest attempt at an endpoint, which failed, one attempt follows a step: not before half of the step has passed and not
/// after the whole of it (docs/contract.md §6). Lets virtual time pass, an attempt after the other.
/// </summary>
/// <param name="Backoff">The endpoint.</param>
/// <param name="Steps">The steps; with seven of 30 s or more, the attempts must not all come at the same point of their steps.</param>
[Keyword("backoff")]
[Example("expect: { backoff: sync, steps: [1 s, 2 s, 4 s] }")]
public sealed record BackoffExpectation(
    [Description("The endpoint's name in the profile")] string Backoff,
    [Description("The steps of the attempts to come, 100 ms to 10 min each")] [Between("100 ms", "10 min")] IReadOnlyList<TimeSpan> Steps)
    : Expectation, IObserved, IRefers
{
    /// <summary>A step is skipped in so many parts, so that is how exactly an attempt's time is known.</summary>
    private const int Parts = 16;

    /// <summary>What is skipped at once at first: an attempt that it brings about came too early.</summary>
    private const double TooEarly = 7.0 / Parts;

    /// <summary>Readings of the outbox take their turn with the client's own transactions: after so many it has done what it does when a timer fires.</summary>
    private const int Turns = 5;

    private const int EnoughToCompare = 7;

    private static readonly TimeSpan LongEnoughToCompare = TimeSpan.FromSeconds(30);

    public IEnumerable<Reference> References => [new(NameOf.Endpoint, Backoff)];

    public string Words =>
        $"attempts at {Backoff} after each of {string.Join(", ", Steps.Select(step => $"{step.TotalSeconds:0.###} s"))}, or half of it at the soonest";

    public async Task<Observation> ObserveAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        var seen = new JsonArray();
        var points = new List<int>();
        foreach (var step in Steps)
        {
            var gap = await NextAsync(world, tab, step, cancel);
            seen.Add($"{gap.Passed.TotalSeconds:0.00} s of {step.TotalSeconds:0.###} s{(gap.Came ? "" : ", no attempt")}");
            if (!gap.Came || gap.Passed < step / 2 || gap.Skipped > step + (step / Parts))
            {
                return new Observation(false, seen);
            }

            if (step >= LongEnoughToCompare)
            {
                points.Add((int)(gap.Skipped / (step / Parts)));
            }
        }

        return new Observation(points.Count < EnoughToCompare || points.Distinct().Count() > 1, seen);
    }

    /// <param name="Passed">Between the attempts, in the page's time.</param>
    /// <param name="Skipped">How much of it was skipped: the rest is real time, which a busy machine takes.</param>
    private sealed record Gap(bool Came, TimeSpan Passed, TimeSpan Skipped);

    private async Task<Gap> NextAsync(World world, LiveTab tab, TimeSpan step, CancellationToken cancel)
    {
        var clock = tab.Device.Clock ?? throw new InputException(
            $"The clock of {tab.Device.Name} is real.", $"Give {tab.Device.Name} `clock: virtual` under `devices`.");
        var path = world.PathOf(Backoff);
        bool IsAttempt(RequestTried request) => request.Device == tab.Device.Name && request.Path == path;
        var last = world.Recorder.Events.OfType<RequestTried>().LastOrDefault(IsAttempt)
            ?? throw new InputException($"There was no attempt at {Backoff} yet.", "Let the scenario make one that fails, and expect it.");
        RequestTried? Next() => world.Recorder.Events.OfType<RequestTried>().FirstOrDefault(request => IsAttempt(request) && request.Seq > last.Seq);

        var skipped = TimeSpan.Zero;
        await SettleAsync(world, tab, cancel);
        for (var by = step * TooEarly; Next() is null && skipped <= step; by = step / Parts)
        {
            await clock.SkipAsync(by, cancel);
            skipped += by;
            await SettleAsync(world, tab, cancel);
        }

        var next = Next() ?? await world.Recorder.WaitForAsync<RequestTried>(
            request => IsAttempt(request) && request.Seq > last.Seq, world.Settings.ExpectTimeout, cancel);
        var passed = next is null ? skipped : TimeSpan.FromMilliseconds(next.At + next.Ahead!.Value - last.At - last.Ahead!.Value);
        return new Gap(next is not null, passed, skipped);
    }

    private static async Task SettleAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        for (var turn = 0; turn < Turns; turn++)
        {
            await tab.CallAsync(world.Stage.Profile.Drive.Outbox, null, cancel);
        }
    }
}
