using Maestro.Harness.Rehearsal;
using Maestro.Harness.Rehearsal.Debriefing;
using Spectre.Console;

namespace Maestro.Cli;

/// <summary>Rehearsals in a terminal.</summary>
internal static class RehearsalConsole
{
    public static void WriteList(IAnsiConsole console, IReadOnlyDictionary<string, Incident> incidents)
    {
        foreach (var (name, incident) in incidents)
        {
            console.WriteLine($"{name,-24} {incident.Title}");
            console.WriteLine($"{"",-24} {incident.Chapter}{(incident.Mystery ? "; may be a mystery" : "")}");
        }

        console.WriteLine($"{RehearsalPlan.Mystery,-24} One or two of them, drawn from the seed, and you are not told");
    }

    public static void WriteOutcome(IAnsiConsole console, string name, DebriefFiles files)
    {
        var (debrief, score) = (files.Debrief, files.Debrief.Score);
        console.Write(new Text(
            $"{(debrief.IsWon ? "won" : "NOT WON"),-8} {name,-24} detected {DebriefText.Time(score.Detected)}, diagnosed "
            + $"{DebriefText.Time(score.Diagnosed)}, recovered {DebriefText.Time(score.Recovered)}; "
            + $"steps {score.StepsSeen} of {score.Steps}, harm {score.Harms.Count}, guarantees broken {score.Broken.Count}\n",
            new Style(debrief.IsWon ? Color.Green : Color.Red)));
        if (!debrief.IsWon)
        {
            console.WriteLine($"         {DebriefText.Outcome(debrief)}");
            foreach (var why in debrief.Verdict.Findings.Select(finding => $"{finding.Guarantee}: {finding.Says}").Concat(debrief.Verdict.Doubts.Select(doubt => $"in doubt: {doubt}")))
            {
                console.WriteLine($"         {why}");
            }
        }

        console.WriteLine($"         {Path.GetRelativePath(Environment.CurrentDirectory, files.Markdown)}");
    }

    /// <summary>The timeline with its times, and how it went.</summary>
    public static void WriteReplay(IAnsiConsole console, Replay replay)
    {
        foreach (var entry in replay.Debrief.Timeline)
        {
            var detail = entry.Detail is null ? "" : $"  ({string.Join(' ', entry.Detail.Split('\n', StringSplitOptions.TrimEntries))})";
            console.WriteLine($"{DebriefText.Clock(entry.At),8}  {entry.Lane,-11} {entry.Device,-8} {string.Join(' ', entry.Says.Split('\n', StringSplitOptions.TrimEntries))}{detail}");
        }

        var score = replay.Debrief.Score;
        console.WriteLine($"{DebriefText.Outcome(replay.Debrief)} Detected {DebriefText.Time(score.Detected)}, diagnosed "
            + $"{DebriefText.Time(score.Diagnosed)}, recovered {DebriefText.Time(score.Recovered)}.");
    }
}
