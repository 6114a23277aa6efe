using System.Text.RegularExpressions;
using Maestro.Harness.Guarantees;
using Maestro.Harness.Scenarios;

namespace Maestro.Scenarios;

/// <summary>That the cases are all there is, and that each can show what it claims. Reads the files again, in the simplest way.</summary>
internal sealed partial class CompletenessTests
{
    private static IReadOnlyList<ScenarioVariant> Cases => ScenarioTests.Variants;

    [Test]
    public void Every_scenario_file_is_among_the_cases()
    {
        var files = Directory.EnumerateFiles(Path.Combine(TheProject.Settings.Root, ScenarioFolder.Name), "*.y*ml", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is not ("claims.yaml" or "canary.yaml" or "canary.elsewhere.yaml") && !file.EndsWith(".local.yaml", StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(TheProject.Settings.Root, file).Replace('\\', '/'));
        Assert.That(Cases.Select(variant => variant.File).Distinct(), Is.Not.Empty.And.EquivalentTo(files));
    }

    [Test]
    public void Each_id_stands_for_one_scenario() => Assert.That(Cases.Select(variant => variant.Id), Is.Unique);

    [Test]
    public void No_two_files_have_the_same_title() =>
        Assert.That(Cases.DistinctBy(variant => (variant.File, variant.Scenario.Title)).Select(variant => variant.Scenario.Title), Is.Unique);

    [Test]
    public void Each_claim_of_a_scenario_is_proven_by_an_expectation_or_watched_by_a_guarantee()
    {
        var watched = AllGuarantees.ByName.Values.SelectMany(guarantee => guarantee.Claims).ToHashSet();
        var unproven = Cases.DistinctBy(variant => variant.File).SelectMany(variant => variant.Scenario.Claims
            .Except(Proven(variant.File).Concat(watched))
            .Select(claim => $"{variant.File}: {claim}"));
        Assert.That(unproven, Is.Empty);
    }

    [Test]
    public void Each_claim_that_an_expectation_proves_is_known_and_claimed_by_its_scenario()
    {
        var stray = Cases.DistinctBy(variant => variant.File).SelectMany(variant => Proven(variant.File)
            .Except(variant.Scenario.Claims)
            .Select(claim => $"{variant.File}: {claim}"));
        Assert.That(stray, Is.Empty);
    }

    private static IEnumerable<string> Proven(string file) =>
        ProvesLine().Matches(File.ReadAllText(Path.Combine(TheProject.Settings.Root, file)))
            .SelectMany(match => ClaimId().Matches(match.Value))
            .Select(match => match.Value);

    [GeneratedRegex(@"\bproves: *(\[[^\]]*\]|\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProvesLine();

    [GeneratedRegex("[A-Z]{3}-[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex ClaimId();
}
