using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>What the next attempt of a drain has to wait for, as far as the history tells: times in ms of the pages' time.</summary>
internal sealed class DrainWait
{
    /// <summary>After so many failures in a row the step is 60 s, and stays so.</summary>
    private const int Longest = 7;

    private const double LongestStep = 60_000;

    /// <summary>
    /// A busy machine tells of a request so late, and a quarter of the least wait later still; virtual time is known to half a second.
    /// </summary>
    private const double Late = 500;

    /// <summary>An attempt without an answer ends after 5 s, and only then the wait begins.</summary>
    private const double Answered = 6000;

    private int _least;
    private int _most;
    private bool _hasFailed;
    private bool _isTold;
    private Failure? _failure;
    private (Attempt Attempt, HistoryEvent End)? _refused;
    private Wish? _wish;

    /// <summary>The next attempt may come at any time.</summary>
    public void Forget() => _failure = null;

    /// <summary>Nobody knows how often it has failed in a row.</summary>
    public void ForgetBackOff()
    {
        _failure = null;
        _least = 0;
        _most = _hasFailed ? Longest : 0;
    }

    public void ForgetAll()
    {
        ForgetBackOff();
        _wish = null;
    }

    /// <summary>Something happened that may hold the drain up: a late attempt says nothing.</summary>
    public void Disturb() => _failure = _failure is null ? null : _failure with { IsDisturbed = true };

    /// <param name="cut">An attempt was under way.</param>
    /// <param name="stored">What ended before that moment is stored.</param>
    public void PageEnds(bool cut, double stored)
    {
        _refused = null;
        if (cut)
        {
            _hasFailed = true;
            ForgetBackOff();
        }
        else if (_failure?.End.At > stored)
        {
            _failure = null;
            _least--;
        }

        if (_wish?.Answer.At > stored)
        {
            _wish = null;
        }
    }

    /// <summary>The service asked for time.</summary>
    /// <param name="since">In ms of real time: passes that begin later know of it.</param>
    public void Ask(Attempt attempt, HistoryEvent answer, double wait, double since)
    {
        if (_wish is null || attempt.Began + wait > _wish.Until)
        {
            _wish = new Wish(answer, wait, attempt.Began + wait, since);
        }
    }

    public void End(Attempt attempt, HistoryEvent end, int status, bool underFault)
    {
        _refused = attempt.Drains && status is 403 ? (attempt, end) : null;
        switch (status)
        {
            case 200:
                (_least, _isTold) = (0, false);
                _most = underFault ? Math.Min(_most + 1, Longest) : attempt.Drains ? 0 : _most;
                _failure = attempt.Drains ? null : _failure;
                break;
            case 400 or 401 or 409 or 413:
                break;
            default:
                _hasFailed = true;
                _most = Math.Min(_most + 1, Longest);
                if (attempt.Drains && status is not 403)
                {
                    Fail(attempt, end);
                }

                break;
        }
    }

    /// <summary>Nobody told whose session it is: a 403 just before refuses nothing for good, and is a failure like any other.</summary>
    public void SessionUnread()
    {
        if (_refused is var (attempt, end))
        {
            Fail(attempt, end);
            _refused = null;
        }
    }

    /// <summary>It is known whose session it is: a 403 before refuses for good.</summary>
    public void SessionRead() => _refused = null;

    private void Fail(Attempt attempt, HistoryEvent end)
    {
        _least = Math.Min(_least + 1, Longest);
        _failure = new Failure(attempt, end, _least, _most, IsDisturbed: false);
    }

    /// <summary>An attempt of the drain, which ends the wait.</summary>
    /// <param name="passBegan">In ms of real time.</param>
    /// <param name="obeysBackOff">No person has overridden it, and no fault may have taken it.</param>
    /// <returns>Whether there was something to wait for, and what is wrong.</returns>
    public (bool Judged, Breach? Breach) Judge(Attempt attempt, double passBegan, bool obeysBackOff, bool severalTabs)
    {
        var now = attempt.Request.At + (attempt.Request.Ahead ?? 0);
        var slack = attempt.Request.Ahead is null ? Late : 2 * Late;
        var (failure, wish) = (_failure, _wish);
        _failure = null;
        if (wish is not null && wish.Since < passBegan)
        {
            // It has passed, or is told once.
            _wish = null;
            if (now < wish.Until - slack)
            {
                return (true, new Breach(
                    $"{attempt.Request.Path} was tried {Seconds(now - wish.Until + wish.Wait)} after the service had asked for {Seconds(wish.Wait)}",
                    [wish.Answer, attempt.Request]));
            }
        }

        if (failure is null || !obeysBackOff)
        {
            return (wish is not null, null);
        }

        var (passed, least, most) = (now - failure.Attempt.Began, Step(failure.Least) / 2, Step(failure.Most));
        var skipped = attempt.Request.Ahead - failure.Attempt.Request.Ahead;
        var isLate = wish is null && !failure.IsDisturbed && !severalTabs && skipped > (most * 9 / 8) + Answered;
        if (_isTold || (passed >= (least * 3 / 4) - slack && !isLate))
        {
            return (true, null);
        }

        // Once until a success: who does not wait does not wait often.
        _isTold = true;
        return (true, new Breach(
            $"{attempt.Request.Path} was tried again {Seconds(passed)} after failure number {failure.Least} in a row; "
            + (isLate ? $"expected at most {Seconds(most)}" : $"expected at least {Seconds(least)}"),
            [failure.Attempt.Request, failure.End, attempt.Request]));
    }

    /// <summary>After so many failures in a row: 1, 2, 4 … 60 s.</summary>
    private static double Step(int failures) => failures <= 0 ? 0 : Math.Min(LongestStep, 1000 * Math.Pow(2, failures - 1));

    private static string Seconds(double milliseconds) => $"{milliseconds / 1000:0.##} s";

    /// <param name="Least">So often in a row it has failed at least.</param>
    /// <param name="Most">At most.</param>
    private sealed record Failure(Attempt Attempt, HistoryEvent End, int Least, int Most, bool IsDisturbed);

    /// <param name="Wait">What was asked for.</param>
    /// <param name="Since">In ms of real time: passes that begin later know of it.</param>
    private sealed record Wish(HistoryEvent Answer, double Wait, double Until, double Since);
}
