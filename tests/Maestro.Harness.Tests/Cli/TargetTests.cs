using Maestro.Harness.Tests.Setup;
using Maestro.Harness.Tests.Targets;

namespace Maestro.Harness.Tests.Cli;

/// <summary>`target check` says what a profile makes possible, and starts nothing for it.</summary>
internal sealed class TargetTests
{
    private const string Scenario = "scenarios/operation/green-online.yaml";

    [Test]
    public async Task Everything_can_be_run_against_the_reference()
    {
        var (exitCode, output, errors) = await CliProcess.RunAsync("target check");

        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("runnable       operation/green-online\n").And.Contain(" 0 not observable, 0 refused, 0 not claimed of "));
    }

    [Test]
    public async Task What_is_lacking_is_told_by_scenario_by_capability_and_by_claim()
    {
        var (exitCode, output, errors) = await CheckAsync(ProfileFile.Remote);

        Assert.That((exitCode, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Match(@"(?m)^not observable operation/green-online +.*\bdrive: effect-event\b.*\bservice\b"));
        Assert.That(output, Does.Match("(?m)^    1  service$"));
        Assert.That(output, Does.Match("(?m)^  OVR-1  0 of 1  not observable$"));
        Assert.That(output, Does.EndWith("elsewhere: 0 runnable, 1 not observable, 0 refused, 0 not claimed of 1 scenarios\n"));
    }

    [Test]
    public async Task What_is_wrong_with_a_profile_is_told_with_its_place() => Assert.That(
        (await CheckAsync(ProfileFile.Remote.Replace("environment", "enviroment"))) is (3, "", var errors) ? errors : "",
        Does.Contain("target.yaml:2:1: `enviroment` is no key of the file").And.Contain("Did you mean `environment`?"));

    private static async Task<(int ExitCode, string Output, string Errors)> CheckAsync(string profile)
    {
        using var folder = new TempFolder();
        return await CliProcess.RunAsync($"target check {Scenario} --target {folder.Write("target.yaml", profile)}");
    }
}
