using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>The stored key is gone; its database stays.</summary>
[Keyword("crypto.key-gone")]
[Harms(Harm.Damages)]
[Example("inject: crypto.key-gone")]
public sealed record KeyGoneOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("secrets")];
}

/// <summary>Receipt: another page of the origin finds no key.</summary>
public sealed class KeyGone(FaultSite site, KeyGoneOptions options) : KeyFault<KeyGoneOptions>(site, options)
{
    protected override string Make => "() => null";

    protected override bool IsInForce(string said, bool another) => said is "gone";
}
