using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Microsoft.Playwright;

namespace Maestro.Harness.Worlds;

/// <summary>Writes down what happens in a device's pages: console, errors, dialogs, requests, effects.</summary>
internal static class Observer
{
    private const string EffectBinding = "__effectApplied";
    private const string BlockedBinding = "__pageBlocked";

    /// <summary>The browser itself measures the tasks of a page; from 200 ms on a person notices.</summary>
    private const string LongTasks = $$"""
        new PerformanceObserver(tasks => tasks.getEntries().filter(task => task.duration >= 200)
          .forEach(task => globalThis.{{BlockedBinding}}(task.duration))).observe({ type: 'longtask', buffered: true });
        """;

    public static async Task AttachAsync(World world, LiveDevice device, IBrowserContext context)
    {
        int? TabOf(IPage? page) => page is null ? null : device.Tabs.FirstOrDefault(tab => tab.Page == page)?.Number;

        context.Console += (_, message) => device.Record(Said(world, message), TabOf(message.Page));
        context.WebError += (_, error) => device.Record(new PageErrored(error.Error), TabOf(error.Page));
        context.Dialog += async (_, dialog) =>
        {
            device.Record(new DialogOpened(dialog.Type, dialog.Message), TabOf(dialog.Page));
            await dialog.DismissAsync();
        };
        context.Request += (_, request) => device.Record(Tried(world, device, request), TabOf(PageOf(request)));
        context.Response += (_, response) => device.Record(
            new ResponseSeen(
                response.Request.Method, Path(response.Request), response.Status,
                RetryAfter.In(response, device.Clock?.Now ?? world.Time.GetUtcNow())),
            TabOf(PageOf(response.Request)));
        context.RequestFailed += (_, request) =>
            device.Record(new RequestFailed(request.Method, Path(request), request.Failure ?? ""), TabOf(PageOf(request)));

        if (world.Stage.Profile.Drive is { EffectEvent: { } effect } drive)
        {
            await context.ExposeBindingAsync(EffectBinding, (BindingSource source, string detail) =>
                device.Record(Effect(detail), TabOf(source.Page)));
            await context.AddInitScriptAsync(
                $"addEventListener('{effect}', e => globalThis.{EffectBinding}(JSON.stringify(({drive.Effect ?? "it => it"})(e.detail))));");
        }

        if (world.Variant.Scenario.Alone)
        {
            await context.ExposeBindingAsync(BlockedBinding, (BindingSource source, double milliseconds) =>
                device.Record(new PageBlocked(milliseconds), TabOf(source.Page)));
            await context.AddInitScriptAsync(LongTasks);
        }
    }

    /// <summary>In the contract's words, where the profile says that the client has others.</summary>
    private static ConsoleSaid Said(World world, IConsoleMessage message)
    {
        var canaries = world.Canaries.In(message.Text);
        var translated = (world.Stage.Profile.Console ?? []).Select(words => words.Translate(message.Type, message.Text)).FirstOrDefault(said => said is not null);
        return translated is ({ } level, { } text)
            ? new ConsoleSaid(level, text, canaries, message.Text)
            : new ConsoleSaid(message.Type, message.Text, canaries);
    }

    private static RequestTried Tried(World world, LiveDevice device, IRequest request)
    {
        var ahead = device.Clock?.Ahead.TotalMilliseconds;
        if (request.Url.StartsWith(device.Origin + "/", StringComparison.Ordinal))
        {
            return new RequestTried(request.Method, Path(request), !device.IsOffline, Ahead: ahead);
        }

        var leaked = world.Canaries.In(string.Join('\n', request.Headers.Values.Append(request.Url).Append(request.PostData ?? "")));
        var origin = new Uri(request.Url).GetLeftPart(UriPartial.Authority);
        return new RequestTried(request.Method, Path(request), !device.IsOffline, leaked, ahead, origin);
    }

    /// <summary>Null where a service worker asks, or a page that is only being opened.</summary>
    private static IPage? PageOf(IRequest request)
    {
        try
        {
            return request.Frame.Page;
        }
        catch (PlaywrightException)
        {
            return null;
        }
    }

    private static string Path(IRequest request) => new Uri(request.Url).AbsolutePath;

    private static EffectSeen Effect(string detail)
    {
        var effect = JsonNode.Parse(detail)!;
        return new EffectSeen(
            (string?)effect["key"] ?? "",
            (string?)effect["action"] ?? "",
            (string?)effect["object"] ?? "",
            Fingerprint.Of(effect["params"]) ?? "");
    }
}
