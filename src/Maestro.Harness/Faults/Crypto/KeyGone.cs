using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>The stored key is gone; its database stays.</summary>
[Keyword("crypto.key-gone")]
[Example("inject: crypto.key-gone")]
public sealed record KeyGoneOptions : FaultOptions;

/// <summary>Receipt: another page of the origin finds no key.</summary>
public sealed class KeyGone(FaultSite site, KeyGoneOptions options) : KeyFault<KeyGoneOptions>(site, options)
{
    protected override string Make => "() => null";

    protected override bool IsInForce(string said, bool another) => said is "gone";
}
