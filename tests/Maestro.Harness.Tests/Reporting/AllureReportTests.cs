using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maestro.Cli;
using Maestro.Harness.Reporting;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Reporting;

[Parallelizable(ParallelScope.Self)]
internal sealed partial class AllureReportTests
{
    private TempFolder _folder = null!;

    private string Results => _folder.At("allure-results");

    [SetUp]
    public void Write()
    {
        _folder = new TempFolder();
        new AllureReport().Write(MadeRun.In(_folder), Results);
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public void Each_scenario_has_its_status_and_each_chapter_its_container()
    {
        var results = Read("*-result.json");
        Assert.That(
            results.ToDictionary(result => (string)result["fullName"]!, result => (string)result["status"]!),
            Is.EquivalentTo(new Dictionary<string, string>
            {
                [MadeRun.Failed] = "failed",
                [MadeRun.Unknown] = "broken",
                [MadeRun.Passed] = "passed",
                [MadeRun.Lacking] = "skipped",
            }));
        Assert.That(
            Read("*-container.json").SelectMany(container => container["children"]!.AsArray()).Select(child => (string)child!),
            Is.EquivalentTo(results.Select(result => (string)result["uuid"]!)));
    }

    [Test]
    public void A_story_is_a_claim_and_steps_are_the_scenario_s()
    {
        var failed = Read("*-result.json").Single(result => (string?)result["status"] is "failed");
        var labels = failed["labels"]!.AsArray().ToLookup(label => (string)label!["name"]!, label => (string)label!["value"]!);
        Assert.That(labels["story"], Is.EqualTo(new[] { "RCP-5" }));
        Assert.That((labels["suite"].Single(), labels["severity"].Single()), Is.EqualTo(("playbooks/receipt-conflicts", "critical")));
        Assert.That(
            failed["steps"]!.AsArray().Select(step => $"{step!["name"]} {step["status"]}"),
            Is.EqualTo(new[] { "line 5: execute email.send passed", "line 9: execute letter on laptop failed" }));
    }

    [Test]
    public void A_picture_that_is_there_is_attached_and_one_that_is_gone_is_not()
    {
        var failed = Read("*-result.json").Single(result => (string?)result["status"] is "failed");
        var attached = failed["attachments"]!.AsArray();
        Assert.That(attached, Has.Count.EqualTo(1));
        Assert.That(Path.Combine(Results, (string)attached[0]!["source"]!), Does.Exist);
    }

    [Test]
    public void Results_of_a_second_writing_take_the_place_of_the_first_and_other_files_stay()
    {
        var before = Directory.GetFiles(Results).Length;
        File.WriteAllText(Path.Combine(Results, "categories.json"), "[]");
        File.WriteAllText(Path.Combine(Results, "old-result.json"), "{}");
        new AllureReport().Write(MadeRun.In(_folder), Results);
        Assert.That(Directory.GetFiles(Results), Has.Length.EqualTo(before + 1));
        Assert.That(Path.Combine(Results, "categories.json"), Does.Exist);
    }

    [Test]
    public async Task Allure_s_own_generator_makes_pages_of_them_that_ask_nobody()
    {
        await AllurePages.GenerateAsync(Results, _folder.At("allure-report"), Settings.Find(AppContext.BaseDirectory), _ => { }, CancellationToken.None);

        var index = await File.ReadAllTextAsync(_folder.At("allure-report/index.html"));
        Assert.That(AllurePages.Foreign(index), Is.Empty);
        Assert.That(index, Does.Not.Contain("gtag"));
        Assert.That(AllurePages.Foreign("<script src=\"https://example.org/a.js\"></script>"), Is.Not.Empty);
        var tests = Embedded().Matches(index).Select(match => JsonNode.Parse(Convert.FromBase64String(match.Groups["data"].Value))!).ToList();
        Assert.That(tests.Select(test => (string)test["status"]!), Is.EquivalentTo(new[] { "failed", "broken", "passed", "skipped" }));
        Assert.That(tests.Single(test => (string?)test["status"] is "failed").ToJsonString(), Does.Contain("Never more than one side effect per key"));
    }

    /// <summary>A result as the generator embeds it in its page.</summary>
    [GeneratedRegex("""d\("data/test-results/[^"]+\.json","(?<data>[^"]+)"\)""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Embedded();

    private List<JsonNode> Read(string pattern) => [.. Directory.GetFiles(Results, pattern).Select(file => JsonNode.Parse(File.ReadAllText(file))!)];
}
