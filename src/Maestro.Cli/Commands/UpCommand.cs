using System.CommandLine;
using Maestro.Harness.Running;
using Maestro.Harness.Setup;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Spectre.Console;

namespace Maestro.Cli.Commands;

/// <summary>`maestro up`: the client and its service on this machine, for a person.</summary>
internal sealed class UpCommand : CliCommand
{
    private readonly Option<string> _target = new("--target")
    {
        Description = "The profile of the client.",
        HelpName = "file",
        DefaultValueFactory = _ => Project.DefaultTarget,
    };

    private readonly Option<int> _port = new("--port")
    {
        Description = "Where the client is served on this machine, 0 to 65535; 0: any free port.",
        HelpName = "n",
        DefaultValueFactory = _ => 4310,
    };

    public UpCommand() : base("up", "Start the client and its service for a person; Ctrl-C ends them.")
    {
        Add(_target);
        Add(_port);
        _port.Validators.Add(result => RunOptions.Within(result, result.GetValueOrDefault<int>(), 65_535, least: 0));
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, Frame frame, CancellationToken cancel)
    {
        var settings = frame.Settings;
        var profile = new Project(settings).Target(parsed.GetValue(_target)!);
        await Requirements.EnsureAsync(settings, Frame.Progress, cancel);
        await new ClientPreparation(settings.Root, settings.Work).PrepareAsync(profile.Prepare ?? [], Frame.Progress, cancel);

        await using var folder = await RunFolder.CreateAsync(settings, cancel);
        await using var service = await Service.StartAsync(profile.NeedsService(), settings.Root, folder.Create("service"), parsed.GetValue(_port), cancel);
        var client = new Uri($"http://localhost:{service.Port}/");
        await using var link = await SignedInLink.OpenAsync(client, profile.Identity, profile.Endpoints["session"], cancel);
        frame.Console.WriteLine($"{client}  as a visitor");
        frame.Console.WriteLine($"{link.Address}/  signed in as {profile.Identity.Subject} of {profile.Identity.Tenant}");
        frame.Console.WriteLine("Ctrl-C ends both.");

        var ended = new TaskCompletionSource();
        await using var registration = cancel.Register(ended.SetResult);
        await Task.WhenAny(ended.Task, service.Ended);
        return service.Ended.IsCompleted && !cancel.IsCancellationRequested
            ? throw new Maestro.Harness.InputException("The service ended by itself.", "Start it again; it keeps nothing between two starts.")
            : ExitCode.Passed;
    }
}
