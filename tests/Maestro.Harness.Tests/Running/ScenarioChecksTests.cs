using Maestro.Harness.Running;

namespace Maestro.Harness.Tests.Running;

/// <summary>What a file may say by itself, and what does not fit the rest of it or the target, is refused before anything runs.</summary>
internal sealed class ScenarioChecksTests
{
    private const string Fits = """
        title: A title
        claims: [OVR-1]
        steps:
          - open: desk
          - execute: email.send
            as: letter
          - expect: { result: letter, success: true }
            proves: OVR-1
        """;

    private static readonly Project Project = new(Settings.Find(AppContext.BaseDirectory));

    [Test]
    public void A_scenario_that_fits_has_no_problem() => Assert.That(Problems(Fits), Is.Empty);

    [Test]
    public void An_operation_that_no_step_before_has_named_is_refused() => Assert.That(
        Problems(Fits.Replace("result: letter", "result: lettre")),
        Is.EqualTo(["7:5: There is no operation of an earlier step called 'lettre'; expected `letter`."]));

    [Test]
    public void An_operation_cannot_be_used_before_its_step() => Assert.That(
        Problems(Fits.Replace("- open: desk", "- approve: letter")),
        Is.EqualTo(["4:5: There is no operation of an earlier step called 'letter'; there is none yet."]));

    [Test]
    public void What_is_neither_an_action_nor_an_operation_is_refused() =>
        Assert.That(Problems(Fits.Replace("email.send", "email.sent")).Single(), Does.StartWith("5:5: There is no action or operation of an earlier step called 'email.sent'"));

    [Test]
    public void Names_in_parallel_branches_are_checked_too() => Assert.That(
        Problems(Fits.Replace("- open: desk", "- parallel: [[{ deny: payment }], [{ open: desk }]]")).Single(),
        Does.Contain("called 'payment'"));

    [TestCase("inject: network.answer-lost\n    with: { route: claims }", "endpoint in the target's profile", "claims")]
    [TestCase("expect: { databases: all, of: [secret] }", "database in the target's profile", "secret")]
    [TestCase("playbook: key-los", "playbook", "key-los")]
    public void A_name_that_the_target_does_not_know_is_refused(string step, string what, string name) => Assert.That(
        Problems(Fits.Replace("open: desk", step)).Single(), Does.StartWith($"4:5: There is no {what} called '{name}'; expected "));

    [Test]
    public void A_suspended_guarantee_that_does_not_exist_is_refused() => Assert.That(
        Problems($"{Fits}\nsuspend: [{{ guarantee: at-most-one-efect, reason: on purpose }}]").Single(),
        Does.Contain("There is no guarantee 'at-most-one-efect'"));

    [Test]
    public void Time_can_be_advanced_where_the_clock_is_virtual_only()
    {
        var devices = "devices: { phone: { clock: virtual }, laptop: { tabs: 2 } }\n";
        Assert.That(Problems(Fits + "\n  - advance: 30 s").Single(), Does.Contain("The clock of device is real"));
        Assert.That(Problems(devices + Fits + "\n  - advance: 30 s"), Is.Empty);
        Assert.That(Problems(devices + Fits + "\n  - advance: 30 s\n    on: [phone, laptop.2]").Single(), Does.Contain("The clock of laptop is real"));
    }

    [TestCase("0 s")]
    [TestCase("11 min")]
    public void Time_advances_by_at_most_ten_minutes(string by) => Assert.That(
        Problems($"devices: {{ phone: {{ clock: virtual }} }}\n{Fits}\n  - advance: {by}").Single(), Does.Contain("at most 10 min"));

    [TestCase("heal: network.offline")]
    [TestCase("heal: network.offline\n  - inject: network.offline")]
    public void What_no_step_before_injects_cannot_be_healed(string step) => Assert.That(
        Problems(Fits.Replace("open: desk", step)), Is.EqualTo(["4:5: No step before this one injects network.offline: there is nothing to heal."]));

    [Test]
    public void A_claim_is_proven_only_where_it_is_claimed() => Assert.That(
        Problems(Fits.Replace("proves: OVR-1", "proves: [OVR-1, OVR-2]")), Is.EqualTo(["7:5: `proves` names `OVR-2`, which `claims` does not."]));

    [Test]
    public void A_scenario_without_claims_is_refused() => Assert.That(
        Problems(Fits.Replace("[OVR-1]", "[]")).First(),
        Is.EqualTo("1:1: `claims` is empty; expected at least one claim of the runbook, or the scenario shows nothing."));

    [Test]
    public void A_claim_that_nothing_proves_is_refused() => Assert.That(
        Problems(Fits.Replace("[OVR-1]", "[OVR-1, PRE-1]")).Single(), Does.Contain("Nothing in this scenario proves PRE-1"));

    [Test]
    public void A_claim_that_a_guarantee_watches_needs_no_expectation() =>
        Assert.That(Problems(Fits.Replace("[OVR-1]", "[OVR-1, RCP-5]")), Is.Empty);

    [Test]
    public void A_claim_can_be_proven_in_a_parallel_branch_and_in_the_recovery()
    {
        var inBranch = Fits.Replace("- open: desk", "- parallel: [[{ expect: { status: {} }, proves: PRE-1 }], [{ open: desk }]]");
        var inRecovery = $"{Fits}\nrecover:\n  - expect: {{ status: {{}} }}\n    proves: OVR-4";
        Assert.That(Problems(inBranch.Replace("[OVR-1]", "[OVR-1, PRE-1]")), Is.Empty);
        Assert.That(Problems(inRecovery.Replace("[OVR-1]", "[OVR-1, OVR-4]")), Is.Empty);
    }

    /// <summary>The problems' first lines, without the file's name.</summary>
    private static IReadOnlyList<string> Problems(string scenario)
    {
        var folder = Directory.CreateTempSubdirectory("maestro-checks-").FullName;
        try
        {
            var file = Path.Combine(folder, "story.yaml");
            File.WriteAllText(file, scenario);
            Project.Scenarios([file], Project.Target(Project.DefaultTarget));
            return [];
        }
        catch (InputException e)
        {
            return [.. e.Problems.Select(problem => $"{problem}".Split('\n')[0].Split("story.yaml:")[1])];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
