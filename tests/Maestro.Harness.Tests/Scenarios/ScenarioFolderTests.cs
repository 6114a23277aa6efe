using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class ScenarioFolderTests
{
    private static readonly string[] Files =
    [
        "playbooks/offline/a.yaml", "playbooks/offline/b.yaml", "c.yaml", "canary.yaml", "claims.yaml", "d.local.yaml", "e.txt",
    ];

    private readonly Yaml folder = new();

    [SetUp]
    public void Write()
    {
        foreach (var name in Files)
        {
            folder.Write($"scenarios/{name}", "");
        }

        folder.Write("drafts/f.yaml", "");
        Directory.CreateDirectory(Path.Combine(folder.Root, "scenarios", "empty"));
    }

    [TearDown]
    public void Delete() => folder.Dispose();

    [Test]
    public void No_path_means_every_scenario() =>
        Assert.That(Find(), Is.EqualTo(new[]
        {
            "scenarios/c.yaml", "scenarios/playbooks/offline/a.yaml", "scenarios/playbooks/offline/b.yaml",
        }));

    [TestCase("scenarios/playbooks")]
    [TestCase("playbooks/offline/")]
    [TestCase("./playbooks")]
    public void A_folder_means_all_below_it(string path) =>
        Assert.That(Find(path), Is.EqualTo(new[]
        {
            "scenarios/playbooks/offline/a.yaml", "scenarios/playbooks/offline/b.yaml",
        }));

    [TestCase("c.yaml", "scenarios/c.yaml")]
    [TestCase("scenarios/c.yaml", "scenarios/c.yaml")]
    [TestCase("drafts/f.yaml", "drafts/f.yaml")]
    [TestCase("d.local.yaml", "scenarios/d.local.yaml")]
    public void A_file_is_taken_as_named(string path, string found) => Assert.That(Find(path), Is.EqualTo(new[] { found }));

    [Test]
    public void An_absolute_path_is_taken_too() =>
        Assert.That(Find(Path.Combine(folder.Root, "drafts")), Is.EqualTo(new[] { "drafts/f.yaml" }));

    [Test]
    public void A_file_named_twice_is_found_once() =>
        Assert.That(Find("playbooks/offline/a.yaml", "playbooks/offline"), Has.Length.EqualTo(2));

    [Test]
    public void All_paths_that_lead_nowhere_are_refused() =>
        Assert.That(Yaml.Problems(() => Find("playbooks/ofline/a.yaml", "e.txt", "canary.yaml", "empty", "c.yaml")), Is.EqualTo(new[]
        {
            "'playbooks/ofline/a.yaml' does not exist; expected a scenario or a folder.\n"
            + "    Did you mean `scenarios/playbooks/offline/a.yaml`, `scenarios/playbooks/offline/b.yaml` or "
            + "`scenarios/playbooks/offline`?",
            "'e.txt' is no scenario file; expected a name that ends in .yaml.",
            "'canary.yaml' is the canary: it is part of every run, and must fail.",
            "No scenario lies in 'empty'; expected files with .yaml.",
        }));

    [Test]
    public void Without_the_folder_the_root_is_doubted()
    {
        Directory.Delete(Path.Combine(folder.Root, "scenarios"), recursive: true);
        Assert.That(Yaml.Problems(() => Find()), Is.EqualTo(new[]
        {
            "'scenarios' does not exist; expected a scenario or a folder.\n"
            + "    Is the project's root right? There is no 'scenarios' folder in it.",
        }));
    }

    private string[] Find(params string[] paths) =>
        [.. ScenarioFolder.Find(paths, folder.Root).Select(file => Path.GetRelativePath(folder.Root, file).Replace('\\', '/'))];
}
