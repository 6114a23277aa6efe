using Maestro.Harness.History.Events;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>A request that a rule has dealt with, and the history's number before that.</summary>
internal sealed record Met(int Id, string Path, long After)
{
    public static Met Now(FaultSite site, Exchange exchange) =>
        new(exchange.Id, exchange.Request.Path, site.World.Recorder.Events[^1].Seq);
}

/// <summary>What is looked at, and done, for several faults of connections.</summary>
internal static class Connections
{
    public static string InWords(this Break how) => how switch
    {
        Break.Reset => "reset",
        Break.Closed => "closed without an answer",
        _ => "answered with what is no HTTP",
    };

    /// <summary>Whether the page saw that request fail.</summary>
    /// <param name="what">What was done to it, for the receipt.</param>
    public static async Task<Proof> ProveFailedAsync(FaultSite site, Met met, string what, CancellationToken cancel)
    {
        var failed = await site.World.Recorder.WaitForAsync<RequestFailed>(
            failed => failed.Device == site.Device.Name && failed.Path == met.Path && failed.Seq > met.After,
            site.World.Settings.ExpectTimeout,
            cancel);
        return failed is null
            ? new Proof(false, $"{what}, and the page did not see its request fail")
            : new Proof(true, $"{what}; the page saw {failed.Why}");
    }

    /// <summary>Whether the browser sent that request again by itself: the same bytes arrived anew and were answered, and the page saw no failure.</summary>
    public static async Task<Proof> ProveAgainAsync(FaultSite site, Met met, string what, CancellationToken cancel)
    {
        var recorder = site.World.Recorder;
        var limit = site.World.Settings.ExpectTimeout;
        var first = recorder.Events.OfType<RequestArrived>().First(arrived => arrived.Device == site.Device.Name && arrived.Id == met.Id);
        var again = await recorder.WaitForAsync<RequestArrived>(
            arrived => arrived.Device == first.Device && arrived.Seq > first.Seq && (arrived.Path, arrived.Hash) == (first.Path, first.Hash), limit, cancel);
        if (again is null)
        {
            return new Proof(false, $"{what}, and the request did not arrive again");
        }

        var answered = await recorder.WaitForAsync<RequestAnswered>(
            answered => answered.Device == first.Device && answered.Id == again.Id, limit, cancel);
        var failed = recorder.Events.OfType<RequestFailed>().FirstOrDefault(failed =>
            failed.Device == first.Device && failed.Path == first.Path && failed.Seq > met.After);
        return failed is null
            ? new Proof(true, $"{what}; the browser sent the same request again, answered {answered?.Status}, and the page saw no failure")
            : new Proof(false, $"{what}; the request arrived again, but the page saw {failed.Why}");
    }

    /// <summary>Leaves a connection of the page open behind it, so that the next request has one to reuse.</summary>
    public static async Task WarmAsync(FaultSite aim, CancellationToken cancel)
    {
        if (aim.Tab.Page is { } page)
        {
            await page.EvaluateAsync("async path => { await (await fetch(path, { cache: 'no-store' })).text(); }", Wire.BlankPath)
                .WaitAsync(aim.World.Settings.ExpectTimeout, cancel);
        }
    }
}
