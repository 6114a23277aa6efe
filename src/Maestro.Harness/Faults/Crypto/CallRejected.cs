using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>A call of WebCrypto.</summary>
public enum CryptoCall
{
    [Key("generateKey")]
    GenerateKey,

    [Key("encrypt")]
    Encrypt,
}

/// <summary>
/// One call of WebCrypto rejects in every page of the device. Emulated: browsers offer no way to make theirs fail, so a script wraps it.
/// </summary>
/// <param name="Call">generateKey or encrypt.</param>
[Keyword("crypto.call-rejected")]
[Harms(Harm.Damages)]
[Example("inject: crypto.call-rejected\n  with: { call: encrypt }")]
public sealed record CallRejectedOptions([Description("generateKey or encrypt")] CryptoCall Call) : FaultOptions;

/// <summary>Receipt: the call rejects, in the client's page where it is open. Healed, the wrapper stays and lets every call through.</summary>
public sealed class CallRejected(FaultSite site, CallRejectedOptions options) : Fault<CallRejectedOptions>(site, options)
{
    private const string Use = """
        async call => {
          const algorithm = { name: 'AES-GCM', length: 256, iv: new Uint8Array(12) };
          try {
            const key = await crypto.subtle.generateKey(algorithm, false, ['encrypt']);
            if (call === 'encrypt') await crypto.subtle.encrypt(algorithm, key, new Uint8Array(1));
            return 'works';
          } catch (error) {
            return `${error.name}: ${error.message}`;
          }
        }
        """;

    private readonly string _binding = $"__cryptoRejects{site.Id}";
    private bool _rejects;

    private string Call => Options.Call is CryptoCall.Encrypt ? "encrypt" : "generateKey";

    private string Wrapper => $$"""
        (() => {
          if (!globalThis.SubtleCrypto || SubtleCrypto.prototype['{{_binding}}']) return;
          SubtleCrypto.prototype['{{_binding}}'] = true;
          const call = SubtleCrypto.prototype.{{Call}};
          SubtleCrypto.prototype.{{Call}} = async function (...given) {
            if (await globalThis.{{_binding}}?.()) throw new DOMException('{{Call}} is made to fail', 'OperationError');
            return call.apply(this, given);
          };
        })()
        """;

    public override async Task InjectAsync(CancellationToken cancel)
    {
        _rejects = true;
        await DoAsync(() => Aim.Device.InEachContextAsync(WrapAsync)).WaitAsync(World.Settings.ExpectTimeout, cancel);
    }

    private async Task WrapAsync(IBrowserContext context)
    {
        await context.ExposeFunctionAsync(_binding, () => _rejects);
        await context.AddInitScriptAsync(Wrapper);
        foreach (var page in context.Pages)
        {
            await page.EvaluateAsync(Wrapper);
        }
    }

    public override async Task<Proof> ProveAsync(CancellationToken cancel)
    {
        var said = await UseAsync(cancel);
        return new Proof(said is not "works", $"emulated: {Call}: {said}");
    }

    public override async Task<Proof> HealAsync(CancellationToken cancel)
    {
        Do(() => _rejects = false);
        var said = await UseAsync(cancel);
        return new Proof(said is "works", $"{Call}: {said}");
    }

    private async Task<string> UseAsync(CancellationToken cancel)
    {
        if (Site.Tab.Page is { } open)
        {
            return await open.EvaluateAsync<string>(Use, Call).WaitAsync(World.Settings.ExpectTimeout, cancel);
        }

        var probe = await Device.ProbePageAsync();
        var said = await probe.EvaluateAsync<string>(Use, Call).WaitAsync(World.Settings.ExpectTimeout, cancel);
        await probe.CloseAsync();
        return said;
    }
}
