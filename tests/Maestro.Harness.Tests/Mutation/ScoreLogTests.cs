using Maestro.Harness.Mutation.Score;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Mutation;

internal sealed class ScoreLogTests
{
    private static readonly Trial Kill = new("12", "chapter/story", "abc", TrialOutcome.TimedOut, 15_000.5, "no answer");

    [Test]
    public void What_was_found_is_there_in_the_next_run()
    {
        using var folder = new TempFolder();
        Write(folder, Kill, new Trial("", "chapter/story", "abc", TrialOutcome.Passed, 900, Covered: ["12", "13"]));

        using var log = new ScoreLog(folder.At("score.jsonl"));
        Assert.That(log.Find("12", "chapter/story", "abc"), Is.EqualTo(Kill));
        Assert.That(log.Find("", "chapter/story", "abc")?.Covered, Is.EqualTo(["12", "13"]));
    }

    [TestCase("13", "chapter/story", "abc")]
    [TestCase("12", "chapter/other", "abc")]
    [TestCase("12", "chapter/story", "abd")]
    public void Another_mutant_scenario_or_state_of_its_file_was_not_tried(string mutant, string scenario, string source)
    {
        using var folder = new TempFolder();
        Write(folder, Kill);

        using var log = new ScoreLog(folder.At("score.jsonl"));
        Assert.That(log.Find(mutant, scenario, source), Is.Null);
    }

    [Test]
    public void A_line_that_a_killed_run_left_unfinished_is_dropped()
    {
        using var folder = new TempFolder();
        Write(folder, Kill);
        File.AppendAllText(folder.At("score.jsonl"), "{\"mutant\":\"13\",\"scen");
        Write(folder, Kill with { Mutant = "14" });

        using var log = new ScoreLog(folder.At("score.jsonl"));
        Assert.That(log.Find("12", "chapter/story", "abc"), Is.EqualTo(Kill));
        Assert.That(log.Find("14", "chapter/story", "abc"), Is.Not.Null);
        Assert.That(log.Find("13", "chapter/story", "abc"), Is.Null);
    }

    private static void Write(TempFolder folder, params Trial[] trials)
    {
        using var log = new ScoreLog(folder.At("score.jsonl"));
        foreach (var trial in trials)
        {
            log.Add(trial);
        }
    }
}
