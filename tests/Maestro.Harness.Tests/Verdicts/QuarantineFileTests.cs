using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.Scenarios;
using Maestro.Harness.Verdicts;

namespace Maestro.Harness.Tests.Verdicts;

internal sealed class QuarantineFileTests
{
    private static readonly string[] Ids = ["chapter/story", "chapter/other", "chapter/cells[store=a]", "chapter/cells[store=b]"];

    [Test]
    public void Without_the_file_nothing_is_quarantined_and_nobody_is_asked_for_the_scenarios()
    {
        using var folder = new Yaml();
        Assert.That(QuarantineFile.Load(folder.Root, () => throw new InvalidOperationException("asked")), Is.Empty);
    }

    [Test]
    public void The_project_s_sample_is_read_and_holds_nothing()
    {
        using var folder = new Yaml();
        File.Copy(Path.Combine(Architecture.Sources.Root, "docs/samples/quarantine.yaml"), Path.Combine(folder.Root, QuarantineFile.FileName));
        Assert.That(QuarantineFile.Load(folder.Root, () => Ids), Is.Empty);
    }

    [TestCase("chapter/story")]
    [TestCase("chapter/cells[*]")]
    [TestCase("chapter/cells[store=b]")]
    public void An_entry_names_a_scenario_or_a_pattern_of_variants(string scenario) => Assert.That(
        Load(Entry(scenario)), Is.EqualTo([new QuarantinedScenario(scenario, "sync team", "It flaps", new DateOnly(2026, 12, 31))]));

    [TestCase("chapter/sotry", "2:5: No scenario is called `chapter/sotry`; expected an id as ./maestro list shows it, or a pattern with *.\n    Did you mean `chapter/story` or `chapter/other`?")]
    [TestCase("chapter/cells", "2:5: No scenario is called `chapter/cells`; expected an id as ./maestro list shows it, or a pattern with *.\n    It has variants: write `chapter/cells[*]` for all of them.")]
    [TestCase("Chapter/story", "2:5: No scenario is called `Chapter/story`; expected an id as ./maestro list shows it, or a pattern with *.\n    Did you mean `chapter/story`?")]
    public void An_entry_that_matches_nothing_is_refused(string scenario, string problem) => Assert.That(Problems(Entry(scenario)), Is.EqualTo([problem]));

    [TestCase("{ scenario: chapter/story, owner: me, reason: why }", "2:5: `quarantined` lacks `until`; expected a day such as `2026-12-31`.")]
    [TestCase("{ scenario: chapter/story, owner: me, reason: why, until: soon }", "2:63: `until` is `soon`; expected a day such as `2026-12-31`.")]
    [TestCase("{ scenario: chapter/story, owner: me, reason: why, until: 2026-02-30 }", "2:63: `until` is `2026-02-30`; expected a day such as `2026-12-31`.")]
    [TestCase("{ scenario: chapter/story, owner: ' ', reason: why, until: 2026-12-31 }", "2:5: `owner` is empty; expected who mends the scenario.")]
    [TestCase("{ scenario: chapter/story, owner: me, reason: '', until: 2026-12-31 }", "2:5: `reason` is empty; expected a sentence for whoever finds the scenario here.")]
    public void What_does_not_fit_is_told_with_its_place(string entry, string problem) => Assert.That(Problems(entry)[0], Does.StartWith(problem));

    [Test]
    public void A_mistyped_key_is_told_with_the_nearest_one() => Assert.That(
        Problems("{ scenario: chapter/story, onwer: me, reason: why, until: 2026-12-31 }"),
        Has.Some.Matches<string>(problem => problem!.StartsWith("2:32: ", StringComparison.Ordinal) && problem.Contains("Did you mean `owner`?")));

    [Test]
    public void A_scenario_is_quarantined_once() => Assert.That(
        Problems($"{Entry("chapter/cells[*]")}\n  - {Entry("chapter/cells[store=b]")}"),
        Is.EqualTo(["3:5: `chapter/cells[store=b]` is quarantined twice; expected one entry for each scenario."]));

    private static string Entry(string scenario) => $"{{ scenario: '{scenario}', owner: sync team, reason: It flaps, until: 2026-12-31 }}";

    private static IReadOnlyList<QuarantinedScenario> Load(string entries)
    {
        using var folder = new Yaml();
        folder.Write(QuarantineFile.FileName, $"quarantined:\n  - {entries}\n");
        return QuarantineFile.Load(folder.Root, () => Ids);
    }

    private static IReadOnlyList<string> Problems(string entries) =>
        [.. Yaml.Problems(() => Load(entries)).Select(problem => problem.Replace($"{QuarantineFile.FileName}:", ""))];
}
