using Maestro.Harness.Faults;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Running;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Steps;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>The course that a rehearsal takes.</summary>
internal sealed partial class Director
{
    /// <summary>Whoever starts a rehearsal gets it when all is well, or learns why not.</summary>
    private async Task OpenAsync(ScenarioVariant variant, CancellationToken cancel)
    {
        try
        {
            World.Recorder.Record(new PhaseStarted(Phase.Safety));
            await Performing.PerformAsync(World, variant.Scenario.Steps, cancel);
            World.Recorder.Record(new PhaseStarted(Phase.Safety));
            await _observer.LookAsync(cancel);
            World.Recorder.Record(new Calm());
        }
        catch
        {
            await CloseAsync(new RehearsalEnded(RehearsalEnd.BrokenOff, "it could not be set up"));
            throw;
        }
    }

    /// <summary>Everything that goes on meanwhile is stopped before the stage is taken down; the debrief is written whatever happens.</summary>
    private async Task<DebriefFiles> GoAsync(Task<DebriefFiles> written)
    {
        using var turn = await ScenarioRunner.Turns.TakeAsync(alone: false, CancellationToken.None);
        using var limit = new CancellationTokenSource(Plan.Limit, World.Time);
        await using var up = limit.Token.Register(() => End(RehearsalEnd.TimeLimit));
        await using var interrupted = _interrupted.Register(() => End(RehearsalEnd.BrokenOff, "it was interrupted"));
        _auto = Plan.Auto ? AsideAsync(new AutoOperator(this).GoAsync) : null;
        Task[] besides =
        [
            _auto ?? Task.CompletedTask,
            .. Plan.Incidents.Values.Select(incident => incident.Traffic).OfType<Traffic>().Select(traffic => AsideAsync(new TrafficOnStage(World, traffic).GoAsync)),
            .. Plan.Incidents.Select(each => AsideAsync(cancel => _watch.WatchAsync(each.Key, Judged(each.Value), cancel))),
            AsideAsync(_observer.KeepLookingAsync),
            AsideAsync(StrikeAllAsync),
            AsideAsync(AwaitEndAsync),
            AsideAsync(cancel => World.Stage.LostAsync(cancel)),
        ];
        var how = await _end.Task;
        await Task.WhenAll(besides);
        await CloseAsync(new RehearsalEnded(how, _why));
        return await written;
    }

    /// <summary>What harms in one incident may be the cure of another that strikes beside it.</summary>
    private Incident Judged(Incident incident) => Plan.Incidents.Count == 1 ? incident : incident with { Harmful = null };

    /// <summary>What cannot go on ends the rehearsal; what its end stops has nothing more to say.</summary>
    private async Task AsideAsync(Func<CancellationToken, Task> goAsync)
    {
        try
        {
            await Task.Run(() => goAsync(_ending.Token));
        }
        catch (Exception) when (_ending.IsCancellationRequested)
        {
            // It was stopped.
        }
        catch (Exception e)
        {
            World.Recorder.Record(new Broke("the rehearsal", e.Message, (e as BrokenStepException)?.Line ?? 0));
            End(RehearsalEnd.BrokenOff, e.Message);
        }
    }

    private async Task StrikeAllAsync(CancellationToken cancel)
    {
        foreach (var (name, incident) in Plan.Incidents)
        {
            foreach (var strike in incident.Strikes)
            {
                await _damage.AwaitMomentAsync(strike, Plan.Auto, Hands.Tab, cancel);
                if (Moments.State.StruckAt is null)
                {
                    World.Recorder.Record(new PhaseStarted(Phase.Safety)); // what the console says counts from here
                }

                if (strike == incident.Strikes[0])
                {
                    World.Recorder.Record(new IncidentStruck(name));
                }

                await _damage.StrikeAsync(name, strike, cancel);
            }

            _watch.HasStruck(name);
        }
    }

    /// <summary>
    /// It is over once it is recovered from and diagnosed, the runbook's own recovery has come to its end, and the steps that are done have
    /// been seen. Whoever has recovered has a while to say from what.
    /// </summary>
    private async Task AwaitEndAsync(CancellationToken cancel)
    {
        using var grace = new CancellationTokenSource(Timeout.InfiniteTimeSpan, World.Time);
        await using var over = grace.Token.Register(() => End(RehearsalEnd.Recovered));
        await foreach (var moment in Moments.FollowAsync(0, cancel))
        {
            if (moment.Happened is IncidentRecovered && moment.State.RecoveredAt is not null)
            {
                grace.CancelAfter(Grace);
            }

            if (moment.State is { RecoveredAt: not null, DiagnosedAt: not null })
            {
                await (_auto ?? Task.CompletedTask);
                await _watch.GuideSeenAsync(cancel);
                End(RehearsalEnd.Recovered);
                return;
            }
        }
    }

    private async Task CloseAsync(RehearsalEnded ended)
    {
        World.Recorder.Record(ended);
        World.Recorder.Record(new PhaseStarted(Phase.Recovery));
        if (ended.How is RehearsalEnd.Recovered)
        {
            await Closing.TryAsync(World.Recorder, "coming to rest", async () =>
            {
                await Performing.PerformAsync(World, [.. Plan.Incidents.Values.SelectMany(incident => incident.Afterwards ?? [])], CancellationToken.None);
                await Closing.HealAndRestAsync(World, CancellationToken.None);
            });
        }

        await Closing.TearDownAsync(World);
        World.Recorder.Record(new ScenarioEnded());
        _run.Record(new RunEnded(ended.How is RehearsalEnd.BrokenOff));
        _run.Dispose();
    }
}
