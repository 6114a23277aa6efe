using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;
using Maestro.Harness.Worlds.Gateways;

namespace Maestro.Harness.Faults.Network;

/// <summary>Nothing listens where the service should be: each connection is refused. `navigator.onLine` stays true. First, the first visit is let complete.</summary>
[Keyword("network.refused")]
[Harms(Harm.Disturbs)]
[Example("inject: network.refused")]
public sealed record RefusedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Endpoint("health")];
}

/// <summary>Receipt: a fetch of an open page fails; without a page, the harness's own connection is refused.</summary>
public sealed class Refused(FaultSite site, RefusedOptions options) : Fault<RefusedOptions>(site, options)
{
    public override async Task InjectAsync(CancellationToken cancel)
    {
        await Aim.Device.InstalledAsync(cancel);
        Do(() => Aim.Device.Wire.StopListening());
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var (answered, seen) = await LookAsync(cancel);
        var why = Device.Wire.IsEmulated ? "emulated by the browser" : "nothing listens on the port";
        return new Proof(!answered, answered ? seen : $"{seen}; {why}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.Wire.Listen());
        var (answered, seen) = await LookAsync(cancel);
        return new Proof(answered, seen);
    }

    private async Task<(bool Answered, string Seen)> LookAsync(CancellationToken cancel)
    {
        if (Device.Tabs.FirstOrDefault(tab => tab.IsOpen)?.Page is { } page)
        {
            var failure = new TaskCompletionSource<string>();
            page.RequestFailed += (_, request) => failure.TrySetResult(request.Failure ?? "");
            var answered = await page.EvaluateAsync<bool>(
                "path => fetch(path, { cache: 'no-store' }).then(() => true, () => false)", Wire.BlankPath).WaitAsync(World.Settings.ExpectTimeout, cancel);
            return answered
                ? (true, "a request of the page went through")
                : (false, $"the page saw {await failure.Task.WaitAsync(World.Settings.ExpectTimeout, cancel)}");
        }

        try
        {
            var answer = await Device.Wire.AskAsync(World.PathOf("health"), cancel).WaitAsync(World.Settings.ExpectTimeout, cancel);
            return (true, $"a request is answered {answer.Status}");
        }
        catch (HttpRequestException e)
        {
            return (false, e.Message);
        }
    }
}
