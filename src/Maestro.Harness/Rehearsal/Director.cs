using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Running;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Rehearsal;

/// <summary>
/// Takes a rehearsal from calm to its end: strikes when it is time, lets outside causes go once the right people have been told, and ends it.
/// All that it does is in the history.
/// </summary>
internal sealed partial class Director
{
    /// <summary>After the recovery the operator has so long to say what it was.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(3);

    private readonly Recorder _run;
    private readonly CancellationTokenSource _ending;
    private readonly CancellationToken _interrupted;
    private readonly TaskCompletionSource<RehearsalEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Damage _damage;
    private readonly Watch _watch;
    private readonly DeedObserver _observer;
    private string? _why;
    private Task? _auto;

    private Director(RehearsalPlan plan, Recorder run, World world, Moments moments, CancellationToken cancel)
    {
        (Plan, _run, World, Moments, _interrupted) = (plan, run, world, moments, cancel);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _damage = new Damage(world, new Random(Run.SeedOf(plan.Seed, "moments")));
        _watch = new Watch(world, _damage.IsLifted);
        _observer = new DeedObserver(world);
        Hands = new OperatorsHands(world, _observer.LookAsync, _ending.Token);
    }

    public RehearsalPlan Plan { get; }

    public World World { get; }

    public Moments Moments { get; }

    public OperatorsHands Hands { get; }

    public Task<DebriefFiles> Ended { get; private set; } = null!;

    /// <summary>Sets up, opens the pages, and lets it take its course.</summary>
    public static async Task<Director> BeginAsync(Stage stage, RehearsalPlan plan, string folder, TimeProvider time, CancellationToken cancel)
    {
        await Opening.DemandAsync(plan, stage, cancel);
        Directory.CreateDirectory(folder);
        var journal = new FileStream(Path.Combine(folder, Journal.FileName), FileMode.Create, FileAccess.Write, FileShare.Read);
        var run = new Recorder(journal, time);
        var moments = new Moments();
        try
        {
            run.Listen(moments.Add);
            var writer = new DebriefWriter(Path.GetFullPath(folder));
            run.Listen(writer.Happened);
            var variant = Opening.Variant(plan);
            run.Record(new RunStarted(HistoryJson.FormatVersion, plan.Seed, stage.Profile.Name, stage.BrowserName, [variant.Id]));
            var recorder = new ScenarioRecorder(run, variant.Id);
            recorder.Record(Opening.Started(variant));
            recorder.Record(Opening.Rehearsal(plan, stage.Profile));
            var world = await World.CreateAsync(stage, variant, recorder, Run.SeedOf(plan.Seed, variant.Id), new Actuator(), time, cancel);
            var director = new Director(plan, run, world, moments, cancel);
            var written = writer.GoAsync();
            await director.OpenAsync(variant, cancel);
            director.Ended = director.GoAsync(written);
            return director;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    public bool Name(string incident)
    {
        var right = Struck().Any(struck => struck == incident);
        World.Recorder.Record(new IncidentNamed(incident, right));
        return right;
    }

    public async Task<bool> PickAsync(string chapter)
    {
        var told = Struck().Where(struck => Plan.Incidents[struck].Chapter == chapter).ToList();
        World.Recorder.Record(new PlaybookPicked(chapter, told.Count > 0));
        foreach (var incident in told)
        {
            await _damage.LiftAsync(incident, _ending.Token);
        }

        return told.Count > 0;
    }

    public Task InjectAsync(string fault) => _damage.InjectAsync(Hands.Tab, fault, _ending.Token);

    public Task HealAsync(string fault) => _damage.HealAsync(fault, _ending.Token);

    public Task<DebriefFiles> AbortAsync()
    {
        if (!_end.Task.IsCompleted)
        {
            World.Recorder.Record(new OperatorDid(Actor.Operator, Deed.Aborted, "the rehearsal"));
        }

        End(RehearsalEnd.Aborted);
        return Ended;
    }

    private void End(RehearsalEnd how, string? why = null)
    {
        if (_end.TrySetResult(how))
        {
            _why = why;
            _ending.Cancel();
        }
    }

    private IEnumerable<string> Struck() => Moments.State.Incidents.Where(incident => incident.StruckAt is not null).Select(incident => incident.Name);
}
