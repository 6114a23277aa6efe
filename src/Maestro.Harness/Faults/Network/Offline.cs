using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Network;

/// <summary>The browser is offline: `navigator.onLine` is false, events fire, every fetch fails. Requests in flight complete.</summary>
[Keyword("network.offline")]
[Harms(Harm.Disturbs)]
[Example("inject: network.offline")]
public sealed record OfflineOptions : FaultOptions;

/// <summary>Takes a device's browser offline, after its first visit is complete (the client can be loaded offline from then on).</summary>
public sealed class Offline(FaultSite site, OfflineOptions options) : Fault<OfflineOptions>(site, options)
{
    /// <summary>
    /// A page and the browser's network process learn of a change one after the other: while they disagree it has not reached both yet. What
    /// else breaks requests makes them disagree for ever, so the looks are counted.
    /// </summary>
    private const string Probe = """
        async path => {
          for (let looks = 20; looks > 0; looks -= 1) {
            const went = await fetch(path, { cache: 'no-store' }).then(() => true, () => false);
            if (went === navigator.onLine) return went ? 'a request went through' : 'offline';
          }
          return navigator.onLine ? 'requests fail although navigator.onLine is true' : 'requests go through although navigator.onLine is false';
        }
        """;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        await Aim.Device.InstalledAsync(cancel);
        await DoAsync(async () =>
        {
            await (await Aim.Device.ContextAsync()).SetOfflineAsync(true);
            Aim.Device.IsOffline = true;
        });
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var seen = await LookAsync(cancel);
        return new Proof(seen is "offline", seen is "offline" ? "a fetch failed and navigator.onLine is false" : seen);
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        Aim.Device.IsOffline = false;
        await DoAsync(async () => await (await Aim.Device.ContextAsync()).SetOfflineAsync(false));
        var seen = await LookAsync(cancel);
        return new Proof(seen is "a request went through", seen);
    }

    private async Task<string> LookAsync(CancellationToken cancel)
    {
        var open = Device.Tabs.FirstOrDefault(tab => tab.IsOpen)?.Page;
        if (open is null)
        {
            return "no page of the device is open, so nothing can be seen";
        }

        return await open.EvaluateAsync<string>(Probe, Worlds.Gateways.Wire.BlankPath).WaitAsync(World.Settings.ExpectTimeout, cancel);
    }
}
