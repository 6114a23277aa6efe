using System.CommandLine;
using Maestro.Harness;
using Maestro.Harness.Gating;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Reporting;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Verdicts;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro gate`: runs or takes a stored run, and says whether the client may be released.</summary>
internal sealed class GateCommand : CliCommand
{
    /// <summary>GitHub shows what is appended to this file on the job's page.</summary>
    private const string StepSummary = "GITHUB_STEP_SUMMARY";

    private readonly RunOptions _options;

    private readonly Option<string> _policy = new("--policy")
    {
        Description = "What keeps a release back.",
        HelpName = "file",
        DefaultValueFactory = _ => GatePolicy.FileName,
    };

    private readonly Option<TimeSpan?> _maxTime = new("--max-time")
    {
        Description = "What has not begun by then is not run: 10m, 90s, 1h. Stronger than the policy's.",
        HelpName = "time",
        CustomParser = result => Time(result.Tokens[0].Value) is { } time ? time : Refuse(result),
    };

    private readonly Option<string?> _journal = new("--journal")
    {
        Description = "Judges a stored run instead of running: a journal, or a run's folder.",
        HelpName = "file",
    };

    private readonly Option<string?> _summary = new("--summary") { Description = "Where the summary is written; beside the journal without it.", HelpName = "file" };

    private readonly Option<string> _accepted = new("--accepted")
    {
        Description = "The accepted run that this one is compared with.",
        HelpName = "file",
        DefaultValueFactory = _ => AcceptedRun.FileName,
    };

    private readonly Option<bool> _accept = new("--accept") { Description = "Makes a green run the accepted one." };

    public GateCommand() : base("gate", "Run, judge and decide whether the client may be released.")
    {
        _options = new RunOptions(this);
        foreach (var option in new Option[] { _policy, _maxTime, _journal, _summary, _accepted, _accept })
        {
            Add(option);
        }
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var root = frame.Settings.Root;
        var plan = await _options.ReadAsync(parsed, frame, cancel);
        var policy = GatePolicy.Load(parsed.GetValue(_policy)!, root, plan.Claims);
        plan = plan.Within(parsed.GetValue(_maxTime) ?? policy.MaxTime);
        var acceptedFile = Path.GetFullPath(parsed.GetValue(_accepted)!, root);
        var accepted = AcceptedRun.Load(acceptedFile, root);
        if (_options.IsDry(parsed))
        {
            return parsed.GetValue(_journal) is null ? await DryRun.ShowAsync(frame, plan, cancel)
                : throw new InputException("--journal judges a stored run, so nothing runs; --dry-run says what would.", "Leave one of them out.");
        }

        if (plan.IsEmpty)
        {
            frame.Console.Write(new Text("gate: UNDECIDED\n      nothing was chosen, so nothing shows a claim\n", RunConsole.Colour(Verdict.Unknown)));
            return ExitCode.Unknown;
        }

        var journal = parsed.GetValue(_journal) is { } stored
            ? StoredJournals.Locate(stored, frame.Settings.Artifacts, "gate --journal")
            : await RunAsync(frame, plan, cancel);
        var history = Journal.Read(journal);
        var run = Judge.Run(history);
        var start = (RunStarted)history.Events[0];
        if (start.Target != plan.Profile.Name)
        {
            throw new InputException($"This run was against the target {start.Target}, not {plan.Profile.Name}.", "Name its profile: --target FILE");
        }

        var gate = Gate.Decide(policy, plan.Claims, [.. plan.Variants.Select(PlannedScenario.Of)], run, start.Target, accepted);

        var summary = new GateSummary(
            gate, run, [$"in {history.Events[^1].At / 1000:0.0} s", $"target {start.Target}", start.Browser]).Text();
        var file = parsed.GetValue(_summary) ?? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(journal))!, "gate.md");
        await File.WriteAllTextAsync(file, summary, CancellationToken.None);
        if (Environment.GetEnvironmentVariable(StepSummary) is { Length: > 0 } page)
        {
            await File.AppendAllTextAsync(page, summary, CancellationToken.None);
        }

        Write(frame.Console, gate);
        frame.Console.WriteLine($"summary: {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
        cancel.ThrowIfCancellationRequested();
        if (parsed.GetValue(_accept))
        {
            Accept(frame, gate, run, start.Target, acceptedFile);
        }

        return RunCommand.Exit(gate.Verdict);
    }

    /// <returns>The journal.</returns>
    private static async Task<string> RunAsync(Frame frame, RunPlan plan, CancellationToken cancel)
    {
        var (verdict, folder) = await LiveRun.GoAsync(frame, plan, cancel);
        frame.Console.WriteLine($"{VerdictText.Totals(verdict)}  seed {plan.Seed}");
        var journal = Path.Combine(folder, Journal.FileName);
        var report = await WrittenReports.OfRunAsync(journal, verdict, frame.Settings, CancellationToken.None);
        frame.Console.WriteLine($"report:  {Path.GetRelativePath(Environment.CurrentDirectory, report)}");
        return journal;
    }

    private static void Write(IAnsiConsole console, GateDecision gate)
    {
        console.Write(new Text($"gate: {gate.Word}\n", RunConsole.Colour(gate.Verdict)));
        foreach (var reason in gate.Reasons)
        {
            console.Write(new Text($"      {reason.Says}\n", RunConsole.Colour(reason.Weight)));
        }

        if (GateSummary.CannotBlock(gate) is { } others)
        {
            console.WriteLine($"      {others}");
        }

        if (gate.Against is { } against)
        {
            console.WriteLine($"since the accepted run of {against.Accepted.Date}: {against.NewlyBroken.Count} newly broken, "
                + $"{against.NewlyWithout.Count} newly without evidence, {against.NewlyFixed.Count} newly fixed, {against.Slower.Count} slower");
        }
    }

    /// <summary>A run that is not green is not accepted: what it breaks would count as known from then on.</summary>
    private static void Accept(Frame frame, GateDecision gate, RunVerdict run, string target, string file)
    {
        if (gate.Verdict is Verdict.Passed)
        {
            AcceptedRun.Of(run, gate.Claims, target, DateOnly.FromDateTime(frame.Time.GetLocalNow().Date)).Save(file);
        }

        var name = Path.GetRelativePath(Environment.CurrentDirectory, file);
        frame.Console.WriteLine(gate.Verdict is Verdict.Passed ? $"accepted: {name}" : $"not accepted, since it is not green: {name} stays as it is");
    }

    private static TimeSpan? Time(string text) =>
        Duration.TryParse(text.EndsWith('m') ? text + "in" : text, out var time) && time > TimeSpan.Zero ? time : null;

    private static TimeSpan? Refuse(System.CommandLine.Parsing.ArgumentResult result)
    {
        result.AddError($"--max-time is '{result.Tokens[0].Value}'; expected a time above 0 such as 90s, 10m or 1h");
        return null;
    }
}
