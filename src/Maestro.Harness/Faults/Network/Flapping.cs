using System.ComponentModel;
using System.Text.Json.Nodes;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Network;

/// <summary>The browser goes offline and online again several times in quick succession, with the events of each change; it ends online.</summary>
/// <param name="Times">How many times, 1 to 20.</param>
[Keyword("network.flapping")]
[Harms(Harm.Disturbs)]
[Example("inject: network.flapping\n  with: { times: 3 }")]
public sealed record FlappingOptions([Description("How many times")] [Between(1, 20)] int Times = 3) : FaultOptions;

/// <summary>Receipt: an open page counted the events. Healed, it counts no longer and a request goes through.</summary>
public sealed class Flapping(FaultSite site, FlappingOptions options) : Fault<FlappingOptions>(site, options)
{
    private const string Count = """
        () => {
          const seen = { offline: 0, online: 0 };
          const stop = new AbortController();
          for (const event of Object.keys(seen)) addEventListener(event, () => { seen[event] += 1; }, { signal: stop.signal });
          globalThis.__flaps = { seen, stop };
        }
        """;

    private const string Stop = "() => { globalThis.__flaps?.stop.abort(); delete globalThis.__flaps; }";

    private const string Seen = "() => globalThis.__flaps?.seen ?? null";

    public override async Task InjectAsync(CancellationToken cancel)
    {
        await Aim.Device.InstalledAsync(cancel);
        await Site.Tab.CallAsync(Count, null, cancel);
        if (Aim != Site)
        {
            await Aim.Tab.CallAsync(Count, null, cancel);
        }

        await DoAsync(async () =>
        {
            var context = await Aim.Device.ContextAsync();
            for (var turn = 1; turn <= Options.Times; turn++)
            {
                await context.SetOfflineAsync(true);
                await SeenAsync(Aim.Tab, "offline", turn, cancel);
                await context.SetOfflineAsync(false);
                await SeenAsync(Aim.Tab, "online", turn, cancel);
            }
        });
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var seen = await Site.Tab.CallAsync(Seen, null, cancel);
        return new Proof(
            seen is not null && CountOf(seen, "offline") == Options.Times && CountOf(seen, "online") == Options.Times,
            seen is null ? "no page counts" : $"the page went offline {seen["offline"]} times and online {seen["online"]} times");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        await DoAsync(async () => await (await Aim.Device.ContextAsync()).SetOfflineAsync(false));
        if (Site.Tab.IsOpen)
        {
            await Site.Tab.CallAsync(Stop, null, cancel);
        }

        return await World.ProveAnswersArriveAsync(Device, cancel);
    }

    private async Task SeenAsync(LiveTab tab, string name, int turn, CancellationToken cancel) =>
        await tab.WaitUntilAsync(Seen, seen => CountOf(seen, name) == turn, World.Settings.ExpectTimeout, cancel);

    private static int CountOf(JsonNode? seen, string name) => (int?)seen?[name] ?? 0;
}
