using System.Security.Cryptography;
using System.Text;
using Maestro.Harness.Scenarios;

namespace Maestro.Harness.Tests.Scenarios;

internal sealed class ScenarioFileTests
{
    [Test]
    public void A_file_without_a_matrix_is_one_scenario()
    {
        using var folder = new Yaml();
        var text = Yaml.WithSteps("open: desk");
        var only = Load(folder, "scenarios/playbooks/offline/a.yaml", text).Single();
        Assert.That(
            (only.Id, only.File, only.Cell.Count, only.SourceHash),
            Is.EqualTo((
                "playbooks/offline/a",
                "scenarios/playbooks/offline/a.yaml",
                0,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))))));
    }

    [Test]
    public void A_file_beside_the_folder_keeps_its_path_as_its_id()
    {
        using var folder = new Yaml();
        Assert.That(Load(folder, "drafts/a.yaml", Yaml.WithSteps("open: desk"))[0].Id, Is.EqualTo("drafts/a"));
    }

    [Test]
    public void What_a_file_leaves_out_has_defaults()
    {
        var scenario = Yaml.Load(Yaml.WithSteps("open: desk"))[0].Scenario;
        Assert.That(
            (scenario.Title, scenario.Severity, scenario.Build, scenario.Devices, scenario.Recover, scenario.Claims.Single()),
            Is.EqualTo(("A title", Severity.Normal, "enabled", (object?)null, (object?)null, "OVR-1")));
    }

    [Test]
    public void Every_part_of_a_scenario_is_bound()
    {
        var scenario = Yaml.Load("""
            title: All of it
            claims: [QUO-1, QUO-2]
            severity: critical
            tags: [storage, slow]
            needs: [root, linux]
            build: disabled
            devices: { phone: { tabs: 2, storage: leveldb }, laptop: { storage: sqlite } }
            suspend: { guarantee: one-effect, reason: it is broken on purpose }
            steps: [{ open: desk, on: [phone.2, laptop] }]
            recover: [{ heal: storage.quota-full }]
            """)[0].Scenario;

        Assert.That(scenario.Claims, Is.EqualTo(new[] { "QUO-1", "QUO-2" }));
        Assert.That(scenario.Severity, Is.EqualTo(Severity.Critical));
        Assert.That(scenario.Tags, Is.EqualTo(new[] { "storage", "slow" }));
        Assert.That(scenario.Needs, Is.EqualTo(new[] { Need.Root, Need.Linux }));
        Assert.That(scenario.Build, Is.EqualTo("disabled"));
        Assert.That(scenario.Devices, Is.EqualTo(new Dictionary<string, Device>
        {
            ["phone"] = new(2, Backend.LevelDb),
            ["laptop"] = new(1, Backend.Sqlite),
        }));
        Assert.That(scenario.Suspend, Is.EqualTo(new[]
        {
            new Suspension("one-effect", "it is broken on purpose") { Place = new("scenarios/test.yaml", 8, 10) },
        }));
        Assert.That(scenario.Steps.Single().On, Is.EqualTo(new[] { "phone.2", "laptop" }));
        Assert.That(scenario.Recover!.Single(), Is.TypeOf<HealStep>());
    }

    [Test]
    public void Problems_of_all_parts_are_gathered() =>
        Assert.That(
            Yaml.Problems("severity: hig\nneeds: [roots]\ndevices: { phone: { tabs: 0 } }\nsteps:\n  - opn: x\n"),
            Is.EqualTo(new[]
            {
                "1:1: The file lacks `title`; expected text.\n    Example:\n      title: An e-mail is sent\n      claims: [RCP-1]\n      steps:\n        - open: desk\n        - execute: email.send\n          as: letter\n        - expect: { result: letter, success: true }\n          proves: RCP-1",
                "1:1: The file lacks `claims`; expected text, or a list of such.\n    Example:\n      title: An e-mail is sent\n      claims: [RCP-1]\n      steps:\n        - open: desk\n        - execute: email.send\n          as: letter\n        - expect: { result: letter, success: true }\n          proves: RCP-1",
                "1:11: `severity` is `hig`; expected `low`, `normal`, `high` or `critical`.\n    Did you mean `high`?",
                "2:9: `needs` holds `roots`; expected `root`, `linux`, `promtool`, `container-engine` or `gateway`.\n    Did you mean `root`?",
                "3:27: `tabs` is `0`; expected a whole number between 1 and 20.",
                "5:5: No step begins with `opn`; expected `execute`, `expect`, `heal`, `inject`, `open`, `reload` or `stop`.\n    Did you mean `open`?",
            }));

    [TestCase("title: ''\nclaims: a\nsteps: { open: desk }\n", "1:1: `title` is empty; expected one sentence that says what a reader learns when it passes.")]
    [TestCase("title: t\nclaims: a\nsteps: []\n", "1:1: `steps` is empty; expected at least one step, or the scenario shows nothing.")]
    public void An_empty_part_is_refused(string text, string problem) =>
        Assert.That(Yaml.Problems(text), Is.EqualTo(new[] { problem }));

    private static IReadOnlyList<ScenarioVariant> Load(Yaml folder, string name, string text) =>
        ScenarioFile.Load(folder.Write(name, text), folder.Root, Yaml.Catalog);
}
