using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Rehearsal.Debriefing;

/// <summary>What a debrief says, in order.</summary>
internal static class DebriefBody
{
    public static IEnumerable<Block> Of(Debrief debrief) =>
        [.. Scores(debrief), .. Runbook(debrief), .. Timeline(debrief), .. PostMortem(debrief)];

    private static IEnumerable<Block> Scores(Debrief debrief)
    {
        var score = debrief.Score;
        yield return new Heading(2, "Scores");
        yield return new Table(["", ""], [
            ["Time to detect", DebriefText.Time(score.Detected)],
            ["Time to diagnose", DebriefText.Time(score.Diagnosed)],
            ["Time to recover", DebriefText.Time(score.Recovered)],
            ["Steps of the runbook seen done", $"{score.StepsSeen} of {score.Steps}"],
            ["False alarms", $"{score.FalseAlarms}"],
            ["Wrong names", $"{score.WrongNames}"],
            ["Wrong sections of the runbook", $"{score.WrongPicks}"],
            ["Harmful actions", $"{score.Harms.Count}"],
            ["Guarantees broken", score.Broken.Count == 0 ? "none" : string.Join(", ", score.Broken)],
        ]);
        if (score.Harms.Count > 0)
        {
            yield return new Bullets([.. score.Harms.Select(harm => $"{DebriefText.Clock(harm.At)} {harm.Harm}: {harm.Says}")]);
        }

        yield return new Paragraph("Times count from the first strike. A declaration by any name counts as detected; diagnosed is the right section of the runbook.");
    }

    private static IEnumerable<Block> Runbook(Debrief debrief)
    {
        yield return new Heading(2, "What the runbook says, and what was done");
        foreach (var incident in debrief.State.Incidents)
        {
            yield return new Heading(3, $"{incident.Chapter}: {incident.Title}");
            yield return new Table(["The runbook says", "It is typed", "Seen done"], [
                .. incident.Steps.Select(step => (IReadOnlyList<string>)[step.Do, step.Types is null ? "" : $"`{step.Types}`", Seen(step.SeenAt)]),
            ]);
        }
    }

    private static string Seen(double? at) => at is { } moment ? DebriefText.Clock(moment) : "not seen";

    private static IEnumerable<Block> Timeline(Debrief debrief)
    {
        yield return new Heading(2, "Timeline");
        yield return new Table(["", "", "", ""], [.. debrief.Timeline.Select(Row)]);
    }

    private static IReadOnlyList<string> Row(TimelineEntry entry) =>
        [DebriefText.Clock(entry.At), $"{entry.Lane}", entry.Device ?? "", entry.Detail is null ? entry.Says : $"{entry.Says} ({entry.Detail})"];

    private static IEnumerable<Block> PostMortem(Debrief debrief)
    {
        var state = debrief.State;
        yield return new Heading(2, "Post-mortem");
        yield return new Heading(3, "Summary");
        yield return new Paragraph($"{Struck(state)} {DebriefText.Outcome(debrief)}{Times(debrief)}");
        yield return new Heading(3, "Impact");
        yield return new Paragraph(Impact(debrief));
        if (debrief.Verdict.Findings.Count > 0)
        {
            yield return new Bullets([.. debrief.Verdict.Findings.Select(finding => $"{finding.Guarantee}: {finding.Says}")]);
        }

        if (debrief.Verdict.Verdict is Verdict.Unknown)
        {
            yield return new Bullets([.. debrief.Verdict.Doubts.Select(doubt => $"in doubt: {doubt}")]);
        }

        yield return new Heading(3, "Causes");
        yield return new Bullets([.. state.Faults.Select(fault => $"{fault.Fault} on {fault.Device}: {fault.Evidence ?? "no receipt"}")]);
        yield return new Heading(3, "Detection");
        yield return new Bullets([.. state.Incidents.SelectMany(incident => incident.Symptoms).Select(symptom => $"{symptom.Says}: {Shown(symptom.SeenAt)}")]);
        yield return new ToWrite("What told you first, and what could have told you earlier?");
        yield return new Heading(3, "Response");
        yield return new ToWrite("What went well, what went badly, and where were you lucky?");
        yield return new Heading(3, "What follows");
        yield return new ToWrite("Who changes what, until when: the runbook, the alerts, the client, the rehearsals?");
    }

    private static string Struck(RehearsalState state)
    {
        var titles = state.Incidents.Where(incident => incident.StruckAt is not null).Select(incident => $"{incident.Title}.").ToList();
        return titles.Count == 0 ? "Nothing had struck." : string.Join(" And: ", titles);
    }

    private static string Times(Debrief debrief) => debrief.State.StruckAt is null
        ? ""
        : $" From the strike on: {Came("detected", debrief.Score.Detected)}, {Came("diagnosed", debrief.Score.Diagnosed)}, {Came("recovered", debrief.Score.Recovered)}.";

    private static string Came(string what, double? after) => after is null ? $"never {what}" : $"{what} after {DebriefText.Time(after)}";

    private static string Impact(Debrief debrief) => debrief switch
    {
        { Score.Broken.Count: > 0 } => $"Broken: {string.Join(", ", debrief.Score.Broken)}.",
        { Verdict.Verdict: Verdict.Unknown } => "No guarantee was seen broken. That none was cannot be said:",
        _ => "No guarantee was broken: nothing was done twice, nothing acknowledged was lost, nothing readable left a browser.",
    };

    private static string Shown(double? at) => at is { } moment ? $"showed at {DebriefText.Clock(moment)}" : "did not show";
}
