using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Tests.Targets;

namespace Maestro.Harness.Tests.Cli;

/// <summary>`--dry-run` tells the plan; that it starts nothing shows in that no run is written.</summary>
internal sealed class DryRunTests
{
    private static readonly string Artifacts = Settings.Find(AppContext.BaseDirectory).Artifacts;

    [TestCase("run")]
    [TestCase("gate")]
    public async Task What_would_run_is_listed_and_nothing_is_started(string command)
    {
        var before = Runs();
        var (exitCode, output, errors) = await CliProcess.RunAsync($"{command} operation --dry-run --workers 3 --seed 7f3a --retries 1");

        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.StartWith("      1  operation/"));
        Assert.That(output, Does.EndWith("      3  operation/service-refuses\nwould run 3 of 3  target reference  workers 3  retries 1  seed 7f3a\ndry run: nothing was started\n"));
        Assert.That(Runs(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_shard_has_its_own_scenarios_alone() => Assert.That(
        (await CliProcess.RunAsync("run operation --dry-run --shard 1/3 --seed 7f3a")).Output, Does.Match("(?m)^would run 1 of 1  shard 1 of 3  "));

    [Test]
    public async Task What_would_not_run_at_this_target_says_why()
    {
        using var folder = new TempFolder();
        var (exitCode, output, _) = await CliProcess.RunAsync($"run operation/green-online.yaml --dry-run --target {folder.Write("target.yaml", ProfileFile.Remote)}");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.StartWith("not run  operation/green-online\n         not observable: drive: plan, ").And.Contain("would run 0 of 1  target elsewhere"));
    }

    [Test]
    public async Task What_is_wrong_is_told_as_by_a_run()
    {
        var (exitCode, output, errors) = await CliProcess.RunAsync("gate --dry-run --policy none.yaml");
        Assert.That((exitCode, output), Is.EqualTo((3, "")));
        Assert.That(errors, Does.Contain("none.yaml"));
    }

    [Test]
    public async Task A_stored_run_is_not_planned() => Assert.That(
        await CliProcess.RunAsync("gate --dry-run --journal x"),
        Is.EqualTo((3, "", "--journal judges a stored run, so nothing runs; --dry-run says what would.\n    Leave one of them out.\n")));

    private static string[] Runs() => Directory.Exists(Artifacts) ? Directory.GetDirectories(Artifacts) : [];
}
