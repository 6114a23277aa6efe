using System.CommandLine;
using Maestro.Cli;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Setup;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

/// <summary>`--only-changed` among the scenarios of a small project in a repository.</summary>
internal sealed class OnlyChangedTests
{
    private TempFolder _folder = null!;

    [SetUp]
    public async Task MakeProject()
    {
        _folder = new TempFolder();
        _folder.Write("scenarios/a.yaml", "one\n");
        _folder.Write("scenarios/b.yaml", "one\n");
        foreach (string[] arguments in new[]
        {
            ["init", "-q"], ["add", "-A"], new[] { "-c", "user.name=t", "-c", "user.email=t@example.test", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "all" },
        })
        {
            await ChildProcess.ReadAsync("git", arguments, _folder.Path, CancellationToken.None);
        }
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task Every_variant_of_a_changed_file_is_chosen()
    {
        _folder.Write("scenarios/a.yaml", "two\n");
        Assert.That(await ChosenAsync("--only-changed"), Is.EqualTo(["a[x=1]", "a[x=2]"]));
        Assert.That(await ChosenAsync("--only-changed=HEAD"), Is.EqualTo(["a[x=1]", "a[x=2]"]));
    }

    [Test]
    public async Task Other_choices_hold_too()
    {
        _folder.Write("scenarios/a.yaml", "two\n");
        Assert.That(await ChosenAsync("--only-changed", "--grep", "x=2"), Is.EqualTo(["a[x=2]"]));
    }

    [Test]
    public async Task Where_nothing_is_changed_nothing_is_chosen_and_that_is_no_error() => Assert.That(await ChosenAsync("--only-changed"), Is.Empty);

    [Test]
    public async Task Without_the_option_git_is_not_asked() => Assert.That(await ChosenAsync(), Has.Count.EqualTo(3));

    [TestCase("fixtures/web-client/src/a.ts", true)]
    [TestCase("playwright.config", true)]
    [TestCase("src/Maestro.Harness/Worlds/World.cs", true)]
    [TestCase("src/Maestro.Harness.txt", false)]
    [TestCase("docs/running.md", false)]
    public void What_verdicts_depend_on_is_known(string file, bool counts) => Assert.That(ChangedFiles.Counts(file), Is.EqualTo(counts));

    private async Task<IReadOnlyList<string>> ChosenAsync(params string[] arguments)
    {
        var command = new Command("run");
        var options = new SelectionOptions(command, lastFailed: true);
        var settings = new Settings(_folder.Path, 1, true, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, _folder.At("artifacts"));
        var chosen = await options.ChooseAsync(
            command.Parse(arguments), [Variant("a[x=1]", "a"), Variant("a[x=2]", "a"), Variant("b", "b")], new Dictionary<string, Claim>(), settings, CancellationToken.None);
        return [.. chosen.Select(variant => variant.Id)];
    }

    private static ScenarioVariant Variant(string id, string file) =>
        new(id, new Scenario("A story", ["RCP-1"], []), $"scenarios/{file}.yaml", new Dictionary<string, string>(), "");
}
