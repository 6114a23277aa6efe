using Maestro.Harness.Mutation.Score;

namespace Maestro.Harness.Tests.Mutation;

internal sealed class CodeMutantTests
{
    private static readonly IReadOnlyList<CodeMutant> All =
        [.. Enumerable.Range(0, 200).Select(i => new CodeMutant($"{i}", "a.ts", i, 1, "BooleanLiteral", "x", "true", "false"))];

    [Test]
    public void Without_a_number_all_are_taken() => Assert.That(CodeMutant.Sample(All, null, "1"), Is.EqualTo(All));

    [Test]
    public void A_sample_keeps_the_order_of_the_files()
    {
        var sample = CodeMutant.Sample(All, 50, "1");
        Assert.That(sample, Has.Count.EqualTo(50));
        Assert.That(sample.Select(mutant => mutant.Line), Is.Ordered);
    }

    [Test]
    public void A_larger_sample_contains_the_smaller_one() =>
        Assert.That(CodeMutant.Sample(All, 20, "1"), Is.SubsetOf(CodeMutant.Sample(All, 50, "1")));

    [Test]
    public void Another_seed_draws_others() =>
        Assert.That(CodeMutant.Sample(All, 50, "2"), Is.Not.EquivalentTo(CodeMutant.Sample(All, 50, "1")));

    [Test]
    public void A_change_elsewhere_leaves_the_lot_as_it_was()
    {
        IReadOnlyList<CodeMutant> renumbered = [.. All.Select(mutant => mutant with { Id = $"{mutant.Line + 7}" })];
        Assert.That(
            CodeMutant.Sample(renumbered, 50, "1").Select(mutant => mutant.Line),
            Is.EqualTo(CodeMutant.Sample(All, 50, "1").Select(mutant => mutant.Line)));
    }
}
