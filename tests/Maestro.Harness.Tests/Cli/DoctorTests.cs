using Maestro.Harness.Tests.Setup;

namespace Maestro.Harness.Tests.Cli;

internal sealed class DoctorTests
{
    [Test]
    public async Task Piped_output_is_plain_lines_and_0()
    {
        var (exitCode, output, errors) = await CliProcess.RunAsync("doctor");

        Assert.That((exitCode, errors), Is.EqualTo((0, "")), output);
        Assert.That(output, Does.Not.Contain('\e'));
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines[..4], Has.All.StartsWith("ok "));
        Assert.That(lines[4], Does.Match("^(ok|optional) +promtool"));
    }

    [Test]
    public async Task What_is_lacking_ends_with_3_and_its_remedy()
    {
        var (exitCode, output, _) = await CliProcess.RunAsync("doctor", ("MAESTRO_BROWSER", "/no/such/browser"));

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(output, Does.Match("not ok +Browser +MAESTRO_BROWSER names /no/such/browser"));
        Assert.That(output, Does.Contain("Browser:\n    Set MAESTRO_BROWSER to the full path of a Chromium, or unset it.\n"));
    }

    [Test]
    public async Task An_old_Node_is_named()
    {
        using var folder = new TempFolder();
        folder.WriteScript("node", "echo v18.20.4");

        var (exitCode, output, _) = await CliProcess.RunAsync(
            "doctor", ("PATH", $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}"));

        Assert.That(exitCode, Is.EqualTo(3));
        Assert.That(output, Does.Match("not ok +Node.js 20.19 or newer, npm +Node.js 18.20.4, npm "));
        Assert.That(output, Does.Contain("Install Node.js 20.19 or newer"));
    }
}
