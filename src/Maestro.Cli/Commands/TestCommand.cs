using System.CommandLine;
using Maestro.Cli.Testing;
using Maestro.Cli.Trust;
using Maestro.Harness.Running;
using Maestro.Harness.Setup;

namespace Maestro.Cli.Commands;

/// <summary>`maestro test`: every test of the project, .NET's and the reference client's, and one line that sums them up.</summary>
internal sealed class TestCommand : CliCommand
{
    private readonly Option<string?> _filter =
        new("--filter") { Description = "Only tests whose full name contains this text.", HelpName = "text" };

    public TestCommand()
        : base("test", "Build everything, and run the project's whole test suite.") => Add(_filter);

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var settings = frame.Settings;
        await Requirements.EnsureAsync(settings, Frame.Progress, cancel);
        var client = new Project(settings).Target(Project.DefaultTarget);
        await new ClientPreparation(settings.Root, settings.Work).PrepareAsync(client.Prepare ?? [], Frame.Progress, cancel);

        var results = Path.Combine(
            settings.Artifacts, "tests", $"{frame.Time.GetLocalNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}");
        Directory.CreateDirectory(results);
        var text = parsed.GetValue(_filter);
        var counts = await new DotnetTests(settings, results, text).RunAsync(cancel);
        counts += await new VitestTests(settings, results, text).RunAsync(cancel);
        if (counts.Total == 0)
        {
            Console.WriteLine($"No test's name contains {text}.");
        }

        Console.WriteLine(await TrustAge.LineAsync(settings, frame.Time, cancel));
        Console.WriteLine(counts);
        return counts.Failed == 0 && counts.Total > 0 ? ExitCode.Passed : ExitCode.Failed;
    }
}
