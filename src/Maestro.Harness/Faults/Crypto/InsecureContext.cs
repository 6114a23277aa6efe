using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>
/// The device reaches the site by http under a name that browsers do not trust, as on a company's own network: it gets no WebCrypto, Web
/// Locks, caches or service worker. Inject it before the device's first `open`.
/// </summary>
[Keyword("crypto.insecure-context")]
[Harms(Harm.Damages)]
[Example("inject: crypto.insecure-context")]
[Trial(Before = "")]
public sealed record InsecureContextOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Gateway];
}

/// <summary>Receipt: a page of the site has no `crypto.subtle`. Healed, the device reaches the site under its trusted name, another origin.</summary>
public sealed class InsecureContext(FaultSite site, InsecureContextOptions options) : Fault<InsecureContextOptions>(site, options)
{
    private const string Look = "() => `${isSecureContext ? 'secure' : 'insecure'} context, crypto.subtle ${crypto.subtle ? 'there' : 'undefined'}`";

    public override Task InjectAsync(CancellationToken cancel)
    {
        if (Device.Tabs.Any(tab => tab.IsOpen))
        {
            throw new InvalidOperationException($"{Device.Name} is open; inject crypto.insecure-context before its first `open`");
        }

        if (Device.Wire.IsEmulated)
        {
            throw new InvalidOperationException("the browser's routing knows one name of the site alone; use a target with `carrier: gateway`");
        }

        Do(() => Aim.Device.IsTrusted = false);
        return Task.CompletedTask;
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await LookAsync(cancel);
        return new Proof(said is "insecure context, crypto.subtle undefined", said);
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        Do(() => Aim.Device.IsTrusted = true);
        var said = await LookAsync(cancel);
        return new Proof(said is "secure context, crypto.subtle there", said);
    }

    private async Task<string> LookAsync(CancellationToken cancel)
    {
        var page = await Device.ProbePageAsync();
        var said = await page.EvaluateAsync<string>(Look).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await page.CloseAsync();
        return said;
    }
}
