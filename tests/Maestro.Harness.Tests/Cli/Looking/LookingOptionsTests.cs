namespace Maestro.Harness.Tests.Cli.Looking;

/// <summary>What cannot be looked on is said before anything starts.</summary>
internal sealed class LookingOptionsTests
{
    [TestCase("--debug", "--debug asks a person, and input or output is no terminal.\n    Run it in a terminal, without a pipe.\n")]
    [TestCase("--debug operation", "--debug takes the line of a step, not 'operation'; files and folders come before it\n    See: maestro run --help\n")]
    [TestCase("--slow-mo 10001", "expected a whole number from 0 to 10000, not 10001\n    See: maestro run --help\n")]
    [TestCase("--watch --shard 1/2 --seed 7f3a", "--watch and --shard do not go together: what changes is run.\n    Leave out one of them.\n")]
    public async Task It_ends_with_3_and_what_to_do(string options, string errors) => Assert.That(
        await CliProcess.RunAsync($"run operation/green-online.yaml {options}"), Is.EqualTo((3, "", errors)));

    [Test]
    [Platform("Linux")]
    public async Task A_window_needs_a_display()
    {
        var (exitCode, _, errors) = await CliProcess.RunAsync("run operation/green-online.yaml --headed", ("DISPLAY", ""), ("WAYLAND_DISPLAY", ""));

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(errors, Does.StartWith("Display: a browser with a window has nowhere to show it: neither DISPLAY nor WAYLAND_DISPLAY is set\n"));
    }
}
