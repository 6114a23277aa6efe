using Maestro.Harness.Running;

namespace Maestro.Harness.Tests.Running;

internal sealed class SeedTests
{
    // The first four bytes of the SHA-256 of `7f3a/chapter/story`: a seed in an old report repeats its run for ever.
    private const int Known = 1008495152;

    [Test]
    public void A_scenario_s_seed_follows_from_the_run_s_seed_and_its_id() =>
        Assert.That(Run.SeedOf("7f3a", "chapter/story"), Is.EqualTo(Known));

    [TestCase("7f3b", "chapter/story")]
    [TestCase("7f3a", "chapter/other")]
    public void Another_run_or_another_scenario_has_another_seed(string seed, string scenario) =>
        Assert.That(Run.SeedOf(seed, scenario), Is.Not.EqualTo(Known));

    [Test]
    public void A_new_seed_is_eight_hexadecimal_digits_and_new()
    {
        var seeds = Enumerable.Range(0, 100).Select(_ => Run.NewSeed()).ToList();
        Assert.That(seeds, Is.Unique.And.All.Match("^[0-9a-f]{8}$"));
    }
}
