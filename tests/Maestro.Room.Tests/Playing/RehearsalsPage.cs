using System.Globalization;
using Maestro.Harness.Rehearsal.Debriefing;

namespace Maestro.Room.Tests.Playing;

/// <summary>What came of each rehearsal that was played through the page, with its pictures.</summary>
internal static class RehearsalsPage
{
    public const string Pictures = "docs/pictures/rehearsals";

    /// <summary>From here to its end the page is written anew; what stands above is written by hand.</summary>
    private const string Heading = "## As they were played";

    public static void Write(string root, IReadOnlyDictionary<string, Debrief> played)
    {
        if (played.Count == 0)
        {
            return;
        }

        var text = $"""
            {Heading}

            Each incident was played through the room's page in a browser, guided: read, typed and clicked by a script that uses the page's own
            controls and nothing else. `dotnet test tests/Maestro.Room.Tests --filter FullyQualifiedName~PlayedThroughThePage` plays them again
            and writes this page. Times are seconds since the strike; a person takes longer.

            | incident | outcome | to detect | to diagnose | to recover | steps seen | harm |
            | --- | --- | --- | --- | --- | --- | --- |
            {string.Join('\n', played.Select(each => Row(each.Key, each.Value)))}

            {string.Join("\n\n", played.Select(each => Section(each.Key, each.Value)))}

            """;
        var page = Path.Combine(root, "docs", "rehearsals.md");
        var above = File.ReadAllText(page).Split(Heading)[0].TrimEnd();
        File.WriteAllText(page, $"{above}\n\n{text}");
    }

    private static string Row(string name, Debrief debrief)
    {
        var score = debrief.Score;
        return $"| [{name}](#{name}) | {(debrief.IsWon ? "won" : "not won")} | {Seconds(score.Detected)} | {Seconds(score.Diagnosed)} | {Seconds(score.Recovered)} | "
            + $"{score.StepsSeen} of {score.Steps} | {(score.Harms.Count == 0 ? "none" : $"{score.Harms.Count}")} |";
    }

    private static string Section(string name, Debrief debrief) => $"""
        ### {name}

        {debrief.State.Incidents[0].Title}. {DebriefText.Outcome(debrief)}

        ![{name}: the symptoms show](pictures/rehearsals/{name}.jpg)

        ![{name}: the debrief](pictures/rehearsals/{name}-debrief.jpg)
        """;

    private static string Seconds(double? milliseconds) =>
        milliseconds is { } known ? (known / 1000).ToString("0.0", CultureInfo.InvariantCulture) : "–";
}
