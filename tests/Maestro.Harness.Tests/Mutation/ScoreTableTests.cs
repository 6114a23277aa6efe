using Maestro.Harness.Mutation.Score;

namespace Maestro.Harness.Tests.Mutation;

internal sealed class ScoreTableTests
{
    private static readonly CodeMutant Mutant = new("1", "src/a.ts", 7, 3, "ConditionalExpression", "if (a || b) return;", "a || b", "false");

    private static readonly ScoreChoice Choice =
        new("client", new Dictionary<string, IReadOnlyList<string>> { ["keys"] = ["src/a.ts"], ["gates"] = ["src/b.ts"] });

    private static readonly SurvivorReasons Reasons =
        new([new SurvivorReason("Nobody can see it", [new MutantName("src/a.ts", "if (a || b) return;", "a || b", "false")])]);

    [Test]
    public void What_is_not_covered_has_survived()
    {
        var result = Result(Fate.Killed, Fate.TimedOut, Fate.Survived, Fate.NotCovered);

        Assert.That(result.Score, Is.EqualTo(50));
        Assert.That(Page(result), Does.Contain("**50.0 %** of 4 mutants").And.Contain("| keys | `src/a.ts` | 4 | 1 | 1 | 1 | 1 | 50.0 |"));
    }

    [Test]
    public void A_survivor_stands_with_its_place_its_change_its_scenarios_and_its_reason() =>
        Assert.That(
            Page(Result(Fate.Survived)),
            Does.Contain(@"| 7 | `a \|\| b` | `false` | 2: chapter/one, chapter/two | Nobody can see it |"));

    [Test]
    public void A_survivor_without_a_reason_says_so() =>
        Assert.That(ScoreTable.Markdown(Result(Fate.Survived), Choice, new SurvivorReasons([]), "score"), Does.Contain("not looked into yet"));

    [Test]
    public void A_sample_says_that_it_is_one() =>
        Assert.That(Page(Result(Fate.Killed) with { Of = 300 }), Does.Contain("1 mutants, a sample drawn by a seed from 300,"));

    [Test]
    public void The_chosen_files_are_those_of_the_named_modules()
    {
        Assert.That(Choice.FilesOf(["gates"]), Is.EquivalentTo(["src/b.ts"]));
        Assert.That(Choice.FilesOf([]), Is.EquivalentTo(["src/a.ts", "src/b.ts"]));
        Assert.That(() => Choice.FilesOf(["gate"]), Throws.TypeOf<InputException>());
    }

    private static string Page(ScoreResult result) => ScoreTable.Markdown(result, Choice, Reasons, "./maestro score");

    private static ScoreResult Result(params Fate[] fates) => new(
        "abc", fates.Length, 2, [], [.. fates.Select(fate => new MutantFate(Mutant, fate, "", "", ["chapter/one", "chapter/two"]))]);
}
