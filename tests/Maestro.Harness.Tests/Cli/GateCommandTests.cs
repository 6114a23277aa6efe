using Maestro.Harness.History.Events;
using Maestro.Harness.Tests.History;
using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

/// <summary>`maestro gate` over stored journals: no browser is needed to decide.</summary>
internal sealed class GateCommandTests
{
    private const string Scenario = "operation/green-online";
    private static readonly string[] Claims = ["OVR-1", "OVR-2", "ENA-1", "PRE-4"];

    [Test]
    public async Task A_run_that_shows_its_claims_is_green_and_can_be_accepted()
    {
        using var folder = new TempFolder();
        var accepted = folder.At("accepted.json");
        var gate = await GateAsync(folder, ["--accept", "--accepted", accepted], Scenario, Claims);
        Assert.That(gate.ExitCode, Is.Zero, gate.Output);
        Assert.That(gate.Output, Does.Contain("gate: GREEN").And.Contain("accepted: "));
        Assert.That(gate.Output, Does.Match(@"\d+ of \d+ claims cannot block: no chosen scenario is about them"));
        Assert.That(File.ReadAllText(folder.At("gate.md")), Does.StartWith("# Gate: GREEN"));
        Assert.That(File.ReadAllText(accepted), Does.Contain("\"OVR-1\": \"holds\""));
    }

    [Test]
    public async Task Evidence_that_is_lost_is_undecided_and_is_not_accepted()
    {
        using var folder = new TempFolder();
        var accepted = folder.At("accepted.json");
        var gate = await GateAsync(folder, ["--accept", "--accepted", accepted], Scenario, Claims[1..]);
        Assert.That(gate.ExitCode, Is.EqualTo(2), gate.Output);
        Assert.That(gate.Output, Does.Contain("OVR-1 (critical) has no evidence").And.Contain("not accepted, since it is not green"));
        Assert.That(File.Exists(accepted), Is.False);
    }

    [Test]
    public async Task A_claim_that_is_broken_is_red()
    {
        using var folder = new TempFolder();
        var gate = await GateAsync(folder, [], Scenario, Claims, broken: "OVR-2");
        Assert.That(gate.ExitCode, Is.EqualTo(1), gate.Output);
        Assert.That(gate.Output, Does.Contain("gate: RED").And.Contain("OVR-2 (critical) is broken: Encryption is end to end"));
    }

    [Test]
    public async Task The_summary_is_appended_to_the_page_of_the_job()
    {
        using var folder = new TempFolder();
        var page = folder.Write("page.md", "before\n");
        await GateAsync(folder, [], Scenario, Claims, environment: ("GITHUB_STEP_SUMMARY", page));
        Assert.That(File.ReadAllText(page), Does.StartWith("before\n# Gate: GREEN"));
    }

    [TestCase("--policy", "none.yaml", "none.yaml: ")]
    [TestCase("--max-time", "10 parsecs", "expected a time above 0 such as 90s, 10m or 1h")]
    [TestCase("--max-time", "0s", "expected a time above 0 such as 90s, 10m or 1h")]
    [TestCase("--journal", "none.jsonl", "none.jsonl")]
    public async Task Bad_input_exits_with_3_and_says_what_was_expected(string option, string value, string says)
    {
        using var process = CliProcess.Start(["gate", option, value]);
        var gate = await CliProcess.EndAsync(process);
        Assert.That(gate.ExitCode, Is.EqualTo(3), gate.Output);
        Assert.That(gate.Errors, Does.Contain(says));
    }

    private static async Task<(int ExitCode, string Output, string Errors)> GateAsync(
        TempFolder folder, string[] options, string scenario, string[] claims, string? broken = null, (string Name, string Value)? environment = null)
    {
        using (var recorder = new Harness.History.Recorder(File.Create(folder.At("journal.jsonl")), TimeProvider.System))
        {
            recorder.Record(JournalFile.Start(scenario));
            foreach (var happened in Story.Whole(
                story => claims.Aggregate(story, (so, claim) => so.Then(new ExpectationEvaluated(7, claim != broken, [claim], "it", null))), claims).Events)
            {
                recorder.Record(happened with { Scenario = scenario });
            }

            recorder.Record(new RunEnded(Interrupted: false));
        }

        using var process = CliProcess.Start(
            ["gate", scenario + ".yaml", "--journal", folder.Path, .. options], environment is { } variable ? [variable] : []);
        return await CliProcess.EndAsync(process);
    }
}
