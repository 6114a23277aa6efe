using System.ComponentModel;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>What is wrong with the key.</summary>
public enum Unusable
{
    /// <summary>It may decrypt and not encrypt.</summary>
    Usages,

    /// <summary>It may encrypt and not decrypt.</summary>
    EncryptOnly,

    /// <summary>It is of another algorithm.</summary>
    Algorithm,

    /// <summary>It has 128 bit.</summary>
    Short,

    /// <summary>It is extractable.</summary>
    Extractable,

    /// <summary>It is no key, but a plain object.</summary>
    NotAKey,

    /// <summary>Its record has no key id.</summary>
    NoId,

    /// <summary>Its record has no number.</summary>
    NoNumber,
}

/// <summary>The stored key is none that the client would have made; its record is there.</summary>
/// <param name="How">usages: it may only decrypt; encrypt-only: it may not decrypt; algorithm: it is an AES-CBC key; short: it has 128 bit; extractable: a script can read it; not-a-key: it is a plain object; no-id, no-number: its record lacks that.</param>
[Keyword("crypto.key-unusable")]
[Harms(Harm.Damages)]
[Example("inject: crypto.key-unusable\n  with: { how: usages }")]
public sealed record KeyUnusableOptions(
    [Description("usages: it may only decrypt; encrypt-only: it may not decrypt; algorithm: it is an AES-CBC key; short: it has 128 bit; extractable: a script can read it; not-a-key: it is a plain object; no-id, no-number: its record lacks that")]
    Unusable How) : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("secrets")];
}

/// <summary>Receipt: what is wrong with the stored key.</summary>
public sealed class KeyUnusable(FaultSite site, KeyUnusableOptions options) : KeyFault<KeyUnusableOptions>(site, options)
{
    private const string Both = "['encrypt', 'decrypt']";

    protected override string Make => Options.How switch
    {
        Unusable.NotAKey => "old => ({ ...old, key: {} })",
        Unusable.NoId => "({ key_id, ...rest }) => rest",
        Unusable.NoNumber => "({ version, ...rest }) => rest",
        Unusable.Algorithm => Key("AES-CBC", 256, "false", Both),
        Unusable.Short => Key("AES-GCM", 128, "false", Both),
        Unusable.Extractable => Key("AES-GCM", 256, "true", Both),
        Unusable.EncryptOnly => Key("AES-GCM", 256, "false", "['encrypt']"),
        _ => Key("AES-GCM", 256, "false", "['decrypt']"),
    };

    protected override bool IsInForce(string said, bool another) => said is not ("gone" or "usable");

    private static string Key(string algorithm, int bits, string extractable, string usages) =>
        $"async old => ({{ ...old, key: await crypto.subtle.generateKey({{ name: '{algorithm}', length: {bits} }}, {extractable}, {usages}) }})";
}
