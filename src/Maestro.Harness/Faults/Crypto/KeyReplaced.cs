using Maestro.Harness.Scenarios;
using Maestro.Harness.Scenarios.Binding;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Faults.Crypto;

/// <summary>Another good key lies where the client's was, one version later, as another program of the origin may put it there.</summary>
[Keyword("crypto.key-replaced")]
[Harms(Harm.Damages)]
[Example("inject: crypto.key-replaced")]
public sealed record KeyReplacedOptions : FaultOptions, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Database("secrets")];
}

/// <summary>Receipt: the stored key encrypts, and is not the one that was there.</summary>
public sealed class KeyReplaced(FaultSite site, KeyReplacedOptions options) : KeyFault<KeyReplacedOptions>(site, options)
{
    protected override string Make => """
        async old => ({
          ...old,
          key_id: `replaced-${old.key_id}`,
          version: old.version + 1,
          key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
        })
        """;

    protected override bool IsInForce(string said, bool another) => said is "usable" && another;
}
