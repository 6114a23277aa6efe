using System.Text.Json;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Lifecycle;

/// <summary>The origin's service worker is stopped, as browsers do when they want its memory. The next request starts it again.</summary>
[Keyword("lifecycle.service-worker-stopped")]
[Harms(Harm.Disturbs)]
[Example("inject: lifecycle.service-worker-stopped")]
public sealed record ServiceWorkerStoppedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Handle("installed", drive => drive.Installed)];
}

/// <summary>Receipt: the browser said that the active worker, which ran before, is stopped; a request may have started it again since.</summary>
public sealed class ServiceWorkerStopped(FaultSite site, ServiceWorkerStoppedOptions options)
    : Fault<ServiceWorkerStoppedOptions>(site, options)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ran = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _state = "unknown";

    public override async Task InjectAsync(CancellationToken cancel)
    {
        await Site.Tab.CallAsync(World.Stage.Profile.Drive.Installed!, null, cancel);
        var looking = await SessionAsync(Site, watch: true);
        await StartAsync(looking, Site);
        await _ran.Task.WaitAsync(World.Settings.ExpectTimeout, cancel);
        _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var acting = Aim == Site ? looking : await SessionAsync(Aim, watch: false);
        await DoAsync(() => acting.SendAsync("ServiceWorker.stopAllWorkers"));
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var stopped = await IsStoppedAsync(cancel);
        return new Proof(stopped, $"the active service worker {(stopped ? "was stopped" : "was not stopped")}, and is {_state}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        // A stop that is still on its way would come after the start.
        await IsStoppedAsync(cancel);
        await StartAsync(await SessionAsync(Site, watch: true), Aim);
        var (runs, seen) = await Site.Tab.WaitUntilAsync(
            "async () => !!(await navigator.serviceWorker.ready).active", said => (bool?)said is true && _state is "running", World.Settings.ExpectTimeout, cancel);
        _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Proof(runs && seen is not null, $"the active service worker is {_state}");
    }

    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(1);

    private async Task<bool> IsStoppedAsync(CancellationToken cancel)
    {
        try
        {
            await _stopped.Task.WaitAsync(Brief, cancel);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static Task StartAsync(ICDPSession session, FaultSite at) =>
        session.SendAsync("ServiceWorker.startWorker", new() { ["scopeURL"] = at.Device.Origin + "/" });

    private async Task<ICDPSession> SessionAsync(FaultSite at, bool watch)
    {
        var session = await at.Tab.Page!.Context.NewCDPSessionAsync(at.Tab.Page);
        if (watch)
        {
            session.Event("ServiceWorker.workerVersionUpdated").OnEvent += (_, said) => Note(said);
        }

        await session.SendAsync("ServiceWorker.enable");
        return session;
    }

    private void Note(JsonElement? said)
    {
        foreach (var version in said!.Value.GetProperty("versions").EnumerateArray())
        {
            if (version.GetProperty("status").GetString() is "activated")
            {
                lock (_lock)
                {
                    _state = version.GetProperty("runningStatus").GetString()!;
                    (_state is "running" ? _ran : _state is "stopped" ? _stopped : null)?.TrySetResult();
                }
            }
        }
    }
}
