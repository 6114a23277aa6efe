using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Gating;

/// <summary>What is otherwise than in the run that was accepted last. Claims by their ids.</summary>
/// <param name="NewlyBroken">Were not broken then.</param>
/// <param name="NewlyWithout">Had evidence then, and have none now.</param>
/// <param name="NewlyFixed">Were broken or without evidence then, and hold now.</param>
/// <param name="Slower">Recoveries that take longer by more than the policy tolerates, the slowest first.</param>
public sealed record Comparison(
    AcceptedRun Accepted,
    IReadOnlyList<string> NewlyBroken,
    IReadOnlyList<string> NewlyWithout,
    IReadOnlyList<string> NewlyFixed,
    IReadOnlyList<SlowerScenario> Slower)
{
    public bool NothingNew => NewlyBroken.Count + NewlyWithout.Count + NewlyFixed.Count + Slower.Count == 0;

    public static Comparison Of(AcceptedRun accepted, IReadOnlyList<ClaimStanding> claims, RunVerdict run, SlowerRecovery tolerated)
    {
        IReadOnlyList<string> Changed(Standing now, Func<Standing, bool> before) =>
        [
            .. claims.Where(claim => claim.Standing == now && accepted.Claims.TryGetValue(claim.Claim.Id, out var then) && before(then))
                .Select(claim => claim.Claim.Id),
        ];
        return new Comparison(
            accepted,
            Changed(Standing.Broken, then => then is not Standing.Broken),
            Changed(Standing.NoEvidence, then => then is Standing.Holds),
            Changed(Standing.Holds, then => then is not Standing.Holds),
            [
                .. AcceptedRun.Recoveries(run)
                    .Where(now => accepted.Recovery.TryGetValue(now.Key, out var then) && IsSlower(then, now.Value, tolerated))
                    .Select(now => new SlowerScenario(now.Key, accepted.Recovery[now.Key], now.Value))
                    .OrderByDescending(slower => slower.Now - slower.Then),
            ]);
    }

    private static bool IsSlower(double then, double now, SlowerRecovery tolerated) =>
        now > then * tolerated.Factor && now - then > tolerated.LeastGap.TotalMilliseconds;
}

/// <summary>A scenario whose client took longer to come to rest, in milliseconds.</summary>
public sealed record SlowerScenario(string Scenario, double Then, double Now);
