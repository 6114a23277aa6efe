using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.History.Events;
using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Maestro.Harness.Running;
using Maestro.Harness.Targets;
using Maestro.Harness.Verdicts;

namespace Maestro.Cli.Commands;

/// <summary>`maestro rehearse [incident]`: an operator meets an incident in a live browser, and recovers by the runbook.</summary>
internal sealed class RehearseCommand : CliCommand
{
    private readonly Argument<string?> _incident = new("incident")
    {
        Description = "An incident by its name, or mystery. Without a name: mystery, and with --auto every one of them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _list = new("--list") { Description = "Lists the incidents." };

    private readonly Option<bool> _auto = new("--auto") { Description = "Recovers by the runbook itself, without a page and without waiting: is it won?" };

    private readonly Option<bool> _unguided = new("--unguided") { Description = "Tells neither the incident nor the steps of its recovery." };

    private readonly Option<string?> _replay = new("--replay") { Description = "Tells a rehearsal again: its journal, or the folder of it.", HelpName = "file" };

    private readonly Option<string?> _seed = new("--seed") { Description = "Repeats a rehearsal: its data and moments come from this word.", HelpName = "seed" };

    private readonly Option<string> _target = new("--target")
    {
        Description = "The profile of the client.",
        HelpName = "file",
        DefaultValueFactory = _ => Project.DefaultTarget,
    };

    public RehearseCommand() : base("rehearse", "Rehearse the runbook on a live browser: an incident strikes, and you recover.")
    {
        Add(_incident);
        Add(_list);
        Add(_auto);
        Add(_unguided);
        Add(_replay);
        Add(_seed);
        Add(_target);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var project = new Project(frame.Settings);
        var profile = project.Target(parsed.GetValue(_target)!);
        if (parsed.GetValue(_replay) is { } journal)
        {
            var replay = Replay.Read(journal);
            RehearsalConsole.WriteReplay(frame.Console, replay);
            return Console.IsOutputRedirected ? ExitCode.Passed : await LiveRehearsal.ReplayAsync(replay, profile, frame, cancel);
        }

        var incidents = IncidentFolder.Load(frame.Settings.Root, profile);
        if (parsed.GetValue(_list))
        {
            RehearsalConsole.WriteList(frame.Console, incidents);
            return ExitCode.Passed;
        }

        var seed = parsed.GetValue(_seed) ?? Run.NewSeed();
        IReadOnlyList<string> names = parsed.GetValue(_incident) is { } name ? [name] : [.. incidents.Keys];
        var mode = parsed.GetValue(_unguided) ? RehearsalMode.Unguided : RehearsalMode.Guided;
        var folder = Path.Combine(frame.Settings.Artifacts, $"rehearsal-{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        if (!parsed.GetValue(_auto))
        {
            var plan = RehearsalPlan.Of(parsed.GetValue(_incident) ?? RehearsalPlan.Mystery, incidents, mode, seed);
            return await LiveRehearsal.GoAsync(project, profile, plan, folder, frame, cancel);
        }

        var plans = names.Select(each => RehearsalPlan.Of(each, incidents, mode, seed, auto: true)).ToList();
        return await AutoAsync(project, profile, plans, folder, frame, cancel);
    }

    /// <summary>One after the other, each with a folder of its own.</summary>
    private static async Task<ExitCode> AutoAsync(
        Project project, Profile profile, IReadOnlyList<RehearsalPlan> plans, string folder, Frame frame, CancellationToken cancel)
    {
        await using var stage = await project.SetStageAsync(profile, [], Frame.Progress, cancel);
        var worst = Verdict.Passed;
        foreach (var plan in plans)
        {
            await using var session = await RehearsalSession.StartAsync(stage, plan, Path.Combine(folder, plan.Name), frame.Time, cancel);
            var files = await session.Ended;
            RehearsalConsole.WriteOutcome(frame.Console, plan.Name, files);
            cancel.ThrowIfCancellationRequested();
            worst = Worse(worst, files.Debrief);
        }

        return RunCommand.Exit(worst);
    }

    private static Verdict Worse(Verdict worst, Debrief debrief)
    {
        var verdict = debrief.IsWon || debrief.Verdict.Verdict is Verdict.Unknown ? debrief.Verdict.Verdict : Verdict.Failed;
        return verdict > worst ? verdict : worst;
    }
}
