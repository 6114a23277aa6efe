using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>What is wrong with the key.</summary>
public enum Unusable
{
    /// <summary>It may decrypt and not encrypt.</summary>
    Usages,

    /// <summary>It is of another algorithm.</summary>
    Algorithm,

    /// <summary>It is no key, but a plain object.</summary>
    NotAKey,
}

/// <summary>The stored key cannot encrypt; its record is there.</summary>
/// <param name="How">usages: it may only decrypt; algorithm: it is an AES-CBC key; not-a-key: it is a plain object.</param>
[Keyword("crypto.key-unusable")]
[Example("inject: crypto.key-unusable\n  with: { how: usages }")]
public sealed record KeyUnusableOptions(
    [Description("usages: it may only decrypt; algorithm: it is an AES-CBC key; not-a-key: it is a plain object")] Unusable How) : FaultOptions;

/// <summary>Receipt: encrypting with the stored key fails, and with what.</summary>
public sealed class KeyUnusable(FaultSite site, KeyUnusableOptions options) : KeyFault<KeyUnusableOptions>(site, options)
{
    protected override string Make => Options.How switch
    {
        Unusable.NotAKey => "old => ({ ...old, key: {} })",
        Unusable.Algorithm => Key("AES-CBC", "['encrypt', 'decrypt']"),
        _ => Key("AES-GCM", "['decrypt']"),
    };

    protected override bool IsInForce(string said, bool another) => said is not ("gone" or "usable");

    private static string Key(string algorithm, string usages) =>
        $"async old => ({{ ...old, key: await crypto.subtle.generateKey({{ name: '{algorithm}', length: 256 }}, false, {usages}) }})";
}
