using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>One scenario's isolated stage: a host name of its own at the service, its devices, its operations, the faults in it.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly Dictionary<string, LiveDevice> _devices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Operation> _operations = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private Service? _own;
    private string _data = "";

    private World(
        Stage stage, ScenarioVariant variant, ScenarioRecorder recorder, int seed, IActuator actuator, TimeProvider time, Func<IBrowserContext, Task>? prepareAsync)
    {
        Stage = stage;
        Variant = variant;
        Recorder = recorder;
        Actuator = actuator;
        Time = time;
        PrepareAsync = prepareAsync ?? (_ => Task.CompletedTask);
        Host = stage.NextHost(variant.Id);
        Intents = new Intents(seed, stage.Profile.Identity, time);
    }

    public Stage Stage { get; }

    public Settings Settings => Stage.Settings;

    public ScenarioVariant Variant { get; }

    public ScenarioRecorder Recorder { get; }

    public IActuator Actuator { get; }

    public TimeProvider Time { get; }

    /// <summary>Done to each browser context of its devices, before a page of the client opens there.</summary>
    public Func<IBrowserContext, Task> PrepareAsync { get; }

    /// <summary>Null where no trace is made of what its browsers do.</summary>
    public Traces? Traces { get; init; }

    /// <summary>Null where each step follows the one before at once.</summary>
    public BeforeStep? BeforeStep { get; init; }

    /// <summary>Without a port.</summary>
    public string Host { get; }

    /// <summary>The run's, or the scenario's own.</summary>
    /// <exception cref="InputException">It is not ours to start.</exception>
    public Service Service => _own ?? Stage.Service ?? throw new InputException(
        $"The service of {Stage.Profile.Name} is not ours: it can neither be looked into nor told anything.", "Use a target with `service`.");

    /// <summary>For faults that hurt the service itself.</summary>
    /// <exception cref="InputException">The service is the run's: other scenarios use it.</exception>
    public (Service Service, string Data) OwnService => _own is null
        ? throw new InputException("This fault hurts the service itself, which other scenarios use as well.", "Add `service: own` to the scenario.")
        : (_own, _data);

    public Canaries Canaries { get; } = new();

    public Intents Intents { get; }

    /// <summary>Injected so far, in order.</summary>
    public List<ActiveFault> Faults { get; } = [];

    public IReadOnlyCollection<LiveDevice> Devices => _devices.Values;

    /// <summary>Creates the world at the service, with the scenario's build deployed, and its devices, none of them open.</summary>
    /// <param name="prepareAsync">Done to each browser context, before a page of the client opens there.</param>
    /// <param name="traces">Where what its browsers do is kept; null: nowhere.</param>
    /// <param name="beforeStep">Null: nothing.</param>
    public static async Task<World> CreateAsync(
        Stage stage,
        ScenarioVariant variant,
        ScenarioRecorder recorder,
        int seed,
        IActuator actuator,
        TimeProvider time,
        CancellationToken cancel,
        Func<IBrowserContext, Task>? prepareAsync = null,
        Traces? traces = null,
        BeforeStep? beforeStep = null)
    {
        var world = new World(stage, variant, recorder, seed, actuator, time, prepareAsync) { Traces = traces, BeforeStep = beforeStep };
        if (variant.Scenario.Service is ServiceUse.Own)
        {
            (world._own, world._data) = await stage.StartServiceAsync(world.Host, cancel);
        }

        await world.CreateAtServiceAsync(world.Host, variant.Scenario.Build, cancel);
        var devices = variant.Scenario.Devices ?? new Dictionary<string, Device>(StringComparer.Ordinal) { [Scenario.OnlyDevice] = new() };
        foreach (var (name, device) in devices)
        {
            world._devices.Add(name, new LiveDevice(world, name, device));
            if (device.Build is not null)
            {
                await world.CreateAtServiceAsync(world._devices[name].Host, device.Build, cancel);
            }
        }

        return world;
    }

    /// <summary>A service that is not ours has one world for everybody.</summary>
    private Task CreateAtServiceAsync(string host, string build, CancellationToken cancel) =>
        Stage.Service is null ? Task.CompletedTask : Service.Control.ResetAsync(host, build, cancel);

    /// <summary>The tabs that a step names: `phone` is its first, `phone.2` its second; without names, the first device's first.</summary>
    public IReadOnlyList<LiveTab> Tabs(IReadOnlyList<string>? names) =>
        names is { Count: > 0 } ? [.. names.Select(Tab)] : [_devices.Values.First().Tabs[0]];

    public LiveTab Tab(string name)
    {
        var parts = name.Split('.');
        return _devices[parts[0]].Tabs[parts.Length == 1 ? 0 : int.Parse(parts[1]) - 1];
    }

    /// <summary>Makes a new operation, or a changed copy of an earlier one under a name of its own.</summary>
    /// <param name="what">An action, or the name of an earlier operation.</param>
    /// <param name="name">Its name from here on.</param>
    /// <param name="change">A JSON merge patch (RFC 7396) over its intent.</param>
    public Operation Prepare(string what, string name, JsonObject? change)
    {
        lock (_lock)
        {
            var canaries = new List<string>();
            var intent = _operations.TryGetValue(what, out var earlier)
                ? earlier.Intent.DeepClone().AsObject()
                : Intents.Make(what, canaries);
            return Keep(name, change is null ? intent : MergePatch.Apply(intent, change).AsObject(), [.. earlier?.Canaries ?? [], .. canaries]);
        }
    }

    /// <summary>Takes an intent that the client planned.</summary>
    public Operation Adopt(string name, JsonObject intent, IReadOnlyList<string> canaries)
    {
        lock (_lock)
        {
            return Keep(name, intent, canaries);
        }
    }

    public Operation Operation(string name)
    {
        lock (_lock)
        {
            return _operations.TryGetValue(name, out var operation)
                ? operation
                : throw new InvalidOperationException($"no operation is called {name}");
        }
    }

    /// <summary>The path of an endpoint that the profile names.</summary>
    /// <exception cref="InputException">The profile names no such endpoint.</exception>
    public string PathOf(string endpoint) => Stage.Profile.Endpoints.TryGetValue(endpoint, out var path)
        ? path
        : throw new InputException(
            $"The profile {Stage.Profile.Name} names no endpoint '{endpoint}'.",
            $"Endpoints there: {string.Join(", ", Stage.Profile.Endpoints.Keys)}.");

    /// <summary>How far the service's clock is ahead in this world.</summary>
    public TimeSpan ServiceAhead { get; private set; }

    public async Task SetServiceAheadAsync(TimeSpan ahead, CancellationToken cancel)
    {
        await Service.Control.SetClockAsync(Host, ahead, cancel);
        ServiceAhead = ahead;
    }

    /// <summary>
    /// Deploys another build. Loads on devices that load from there do not overlap the replacement of a service worker, if it ends in time:
    /// installations that are under way are waited for, and each load from now on waits for its own (docs/decisions/deployment.md).
    /// </summary>
    /// <param name="host">The deployment's.</param>
    public async Task DeployAsync(string host, string build, CancellationToken cancel)
    {
        foreach (var device in Devices.Where(device => device.Host == host))
        {
            await device.SettleAsync(cancel);
            device.IsRedeployed = true;
        }

        await Service.Control.DeployAsync(host, build, cancel);
        Recorder.Record(new Deployed(host, build));
    }

    /// <summary>A request to the service itself, past every device's wire.</summary>
    /// <param name="host">The deployment's; a service that is not ours has one alone.</param>
    public HttpRequestMessage RequestTo(HttpMethod method, string path, string host)
    {
        if (Stage.Profile.Origin is { } origin)
        {
            return new HttpRequestMessage(method, new Uri(new Uri(origin), path));
        }

        var request = new HttpRequestMessage(method, $"http://127.0.0.1:{Service.Port}{path}");
        request.Headers.Host = host;
        return request;
    }

    /// <summary>A file of what is deployed, as the service itself serves it, past every gateway.</summary>
    /// <param name="host">The deployment's.</param>
    public async Task<byte[]> DeployedAsync(string host, string path, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Settings.ExpectTimeout };
        using var request = RequestTo(HttpMethod.Get, path, host);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync(cancel);
    }

    /// <summary>Asks the service itself for something, as `curl` would, and hands back the body.</summary>
    /// <exception cref="HttpRequestException">No answer, or none of success.</exception>
    public async Task<string> GetAsync(string endpoint, CancellationToken cancel)
    {
        using var http = new HttpClient { Timeout = Settings.ExpectTimeout };
        using var request = RequestTo(HttpMethod.Get, PathOf(endpoint), Host);
        using var answer = await http.SendAsync(request, cancel);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(cancel);
    }

    /// <summary>Whether a request of the device gets its answer, on the device's way to the service.</summary>
    public async Task<Proof> ProveAnswersArriveAsync(LiveDevice device, CancellationToken cancel)
    {
        try
        {
            var answer = await device.Wire.AskAsync(PathOf("health"), cancel).WaitAsync(Settings.ExpectTimeout, cancel);
            return new Proof(answer.IsSuccess, $"the rule is disarmed, and a request is answered {answer.Status}");
        }
        catch (Exception e) when (e is HttpRequestException or TimeoutException)
        {
            return new Proof(false, $"a request is still not answered: {e.Message}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices.Values)
        {
            await device.DisposeAsync();
        }

        if (_own is { } own)
        {
            await own.DisposeAsync();
            return;
        }

        foreach (var host in _devices.Values.Select(device => device.Host).Append(Host).Distinct())
        {
            await (Stage.Service?.Control.DeleteAsync(host, CancellationToken.None) ?? Task.CompletedTask);
        }
    }

    private Operation Keep(string name, JsonObject intent, IReadOnlyList<string> canaries)
    {
        foreach (var canary in canaries)
        {
            Canaries.Add(canary);
        }

        return _operations[name] = new Operation(name, intent, canaries);
    }
}
