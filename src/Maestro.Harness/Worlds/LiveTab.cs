using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Maestro.Harness.History.Events;
using Maestro.Harness.Targets;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>One tab of a device, open or not, and the client's handles in it.</summary>
public sealed class LiveTab(World world, LiveDevice device, int number)
{
    /// <summary>So long passes between two readings of a page.</summary>
    public static readonly TimeSpan ReadingPace = TimeSpan.FromMilliseconds(25);

    private const string Scripts = "() => [...document.scripts].filter(script => script.src).map(script => new URL(script.src).pathname)";

    /// <summary>A person does one thing after the other.</summary>
    private readonly SemaphoreSlim _hand = new(1);

    /// <summary>From 1.</summary>
    public int Number => number;

    public LiveDevice Device => device;

    /// <summary>As scenarios address it.</summary>
    public string Name => number == 1 ? device.Name : $"{device.Name}.{number}";

    /// <summary>Null while closed.</summary>
    public IPage? Page { get; private set; }

    public bool IsOpen => Page is not null;

    /// <summary>As the harness holds it: its script has stopped, and answers nothing.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Opens the client, waits until it can be used, and signs the device in at its first open.</summary>
    public async Task OpenAsync(CancellationToken cancel)
    {
        var since = world.Time.GetTimestamp();
        var context = await device.ContextAsync();
        if (Page is null)
        {
            var page = await context.NewPageAsync();
            page.Crash += (_, _) =>
            {
                device.Record(new PageCrashed(), number);
                Forget();
            };
            Page = page;
        }

        await Page.GotoAsync(device.Origin, new() { Timeout = OpenTimeout, WaitUntil = WaitUntilState.DOMContentLoaded });
        await ReadyAsync(since, cancel);
        if (!device.IsSignedIn && Drive.SignIn is not null)
        {
            device.IsSignedIn = true;
            var tenant = world.Stage.Profile.Identity.Tenant;
            await SignInAsync(tenant, device.Subject, cancel);
        }
    }

    public async Task ReloadAsync(CancellationToken cancel)
    {
        var since = world.Time.GetTimestamp();
        await Open().ReloadAsync(new() { Timeout = OpenTimeout, WaitUntil = WaitUntilState.DOMContentLoaded });
        await ReadyAsync(since, cancel);
    }

    /// <summary>Signs a person in on the page, which tells every tab of the device.</summary>
    public async Task SignInAsync(string tenant, string subject, CancellationToken cancel)
    {
        await CallAsync(Drive.SignIn!, new JsonObject { ["tenant"] = tenant, ["subject"] = subject }, cancel);
        device.Record(new SignedIn(tenant, subject), number);
    }

    public async Task CloseAsync()
    {
        await Open().CloseAsync();
        Forget();
        device.Record(new PageClosed(), number);
    }

    /// <summary>The page is gone, with its process or its browser.</summary>
    public void Forget() => Page = null;

    /// <summary>Calls a function of the profile with one argument; its result must be JSON, or a promise of it.</summary>
    /// <exception cref="TimeoutException">No answer within the deadline for opening a page.</exception>
    /// <exception cref="PlaywrightException">The function threw, or the page died.</exception>
    public async Task<JsonNode?> CallAsync(string function, JsonNode? argument, CancellationToken cancel)
    {
        var call = $"async json => JSON.stringify(await ({function})(JSON.parse(json)))";
        var answer = Open().EvaluateAsync<string?>(call, argument?.ToJsonString() ?? "null");
        return await answer.WaitAsync(world.Settings.OpenTimeout, cancel) is { } json ? JsonNode.Parse(json) : null;
    }

    /// <summary>Uses a handle of the profile: calls its function, or does on the page what a person would.</summary>
    /// <exception cref="TimeoutException">No answer within the deadline for opening a page.</exception>
    /// <exception cref="PlaywrightException">The function threw, or the page died.</exception>
    public async Task<JsonNode?> CallAsync(Handle handle, JsonNode? argument, CancellationToken cancel)
    {
        if (handle.Script is { } script)
        {
            return await CallAsync(script, argument, cancel);
        }

        await _hand.WaitAsync(cancel);
        try
        {
            var hand = new PageHand(Open(), world.Stage.Profile.Page, argument, world.Settings.OpenTimeout);
            JsonNode? read = null;
            foreach (var action in handle.Actions)
            {
                read = await action.DoAsync(hand).WaitAsync(cancel) ?? read;
            }

            return read;
        }
        finally
        {
            _hand.Release();
        }
    }

    /// <summary>Reads a handle's result again and again until it satisfies the condition.</summary>
    /// <returns>Whether it did before the deadline, and the last result.</returns>
    public async Task<(bool Met, JsonNode? Seen)> WaitUntilAsync(
        Handle function, Func<JsonNode?, bool> condition, TimeSpan deadline, CancellationToken cancel)
    {
        var since = world.Time.GetTimestamp();
        using var pace = new PeriodicTimer(ReadingPace, world.Time);
        while (true)
        {
            var seen = await CallAsync(function, null, cancel);
            var met = condition(seen);
            if (met || world.Time.GetElapsedTime(since) > deadline)
            {
                return (met, seen);
            }

            await pace.WaitForNextTickAsync(cancel);
        }
    }

    /// <summary>Waits until the page can be loaded without the network, as a visit that nothing disturbs leaves it.</summary>
    public Task InstalledAsync(CancellationToken cancel) => Drive.Installed is { } installed ? CallAsync(installed, null, cancel) : Task.CompletedTask;

    /// <summary>Gives the replacement of a service worker time to end, as long as an expectation has: Chromium may hold a new worker back for minutes.</summary>
    public async Task SettleAsync(CancellationToken cancel)
    {
        try
        {
            await InstalledAsync(cancel).WaitAsync(world.Settings.ExpectTimeout, world.Time, cancel);
        }
        catch (TimeoutException)
        {
            // The page runs all the same, served by the worker that was there before.
        }
    }

    /// <summary>A control of the page, by its name in the profile, also where it is hidden.</summary>
    public ILocator Control(string name)
    {
        var (role, begins) = world.Stage.Profile.Page[name];
        return Open().GetByRole(role, new() { NameRegex = new Regex($"^{Regex.Escape(begins)}", RegexOptions.None, ReadingPace), IncludeHidden = true });
    }

    /// <summary>Hands an operation to the client and writes down both ends of it.</summary>
    public async Task<JsonObject?> OperateAsync(Operation operation, Route route, CancellationToken cancel)
    {
        device.Record(
            new OperationInvoked(
                operation.Name, route, operation.Tenant, operation.Key, operation.Action, operation.Lane, operation.Canaries,
                operation.IsConfirmed, Fingerprint.Of(operation.Intent["params"])),
            number);
        try
        {
            operation.Answer = await CallAsync(HandleOf(route), Argument(operation, route), cancel) as JsonObject;
            operation.TaskId ??= (string?)operation.Answer?["task_id"];
            var ok = route is Route.Perform or Route.Plan || operation.Answer?["success"]?.GetValueKind() is JsonValueKind.True;
            device.Record(new OperationReturned(
                operation.Name, route, operation.Key, ok ? Outcome.Ok : Outcome.Failed, operation.Answer?.DeepClone()), number);
        }
        catch (Exception e) when (e is TimeoutException or PlaywrightException)
        {
            operation.Answer = null;
            device.Record(new OperationReturned(operation.Name, route, operation.Key, Outcome.Indeterminate, null, e.Message), number);
        }

        return operation.Answer;
    }

    private Driving Drive => world.Stage.Profile.Drive;

    private float OpenTimeout => (float)world.Settings.OpenTimeout.TotalMilliseconds;

    private IPage Open() => Page ?? throw new InvalidOperationException($"{Name} is not open");

    private async Task ReadyAsync(long since, CancellationToken cancel)
    {
        await (Drive.Ready is { } ready ? CallAsync(ready, null, cancel) : Task.CompletedTask);
        var scripts = await Open().EvaluateAsync<string[]>(Scripts).WaitAsync(world.Settings.OpenTimeout, cancel);
        device.Record(new PageOpened("/", world.Time.GetElapsedTime(since).TotalMilliseconds, world.Stage.BuildOf(scripts)), number);
        if (device.IsRedeployed)
        {
            await SettleAsync(cancel);
        }
    }

    /// <summary>A scenario that needs one which the target lacks is not run.</summary>
    private Handle HandleOf(Route route) => route switch
    {
        Route.Execute => Drive.Execute!,
        Route.Perform => Drive.Perform!,
        Route.Approve => Drive.Approve!,
        Route.Deny => Drive.Deny!,
        Route.Retry => Drive.Retry!,
        Route.Dismiss => Drive.Dismiss!,
        _ => Drive.Plan!,
    };

    private static JsonNode? Argument(Operation operation, Route route) => route switch
    {
        Route.Approve or Route.Deny => operation.TaskId,
        Route.Retry or Route.Dismiss => operation.Key,
        Route.Plan => operation.Intent["sentence"]?.DeepClone(),
        Route.Perform => new JsonObject
        {
            ["action"] = operation.Action,
            ["object"] = operation.Intent["canonical_object_id"]?.DeepClone(),
            ["params"] = operation.Intent["params"]?.DeepClone(),
            ["key"] = operation.Key,
        },
        _ => operation.Intent,
    };
}
