using Maestro.Harness.Gating;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Tests.Architecture;
using Maestro.Harness.Tests.Scenarios;

namespace Maestro.Harness.Tests.Gating;

internal sealed class GatePolicyTests
{
    [TestCase(GatePolicy.FileName, 2)]
    [TestCase("docs/samples/gate-strict.yaml", 4)]
    public void The_project_s_own_policies_fit(string file, int severities)
    {
        var root = Sources.Root;
        var claims = Claims.Load(Path.Combine(root, ScenarioFolder.Name, Claims.FileName), root);
        Assert.That(GatePolicy.Load(file, root, claims).Severities, Has.Count.EqualTo(severities));
    }

    [TestCase("severities: [critical, hihg]", "1:24: `severities` holds `hihg`; expected `low`, `normal`, `high` or `critical`.\n    Did you mean `high`?")]
    [TestCase("severities: []", "1:1: Nothing blocks here: no severity, and no claim with `blocks: true`; expected at least one, or the gate is always green.")]
    [TestCase("severities: high\nmax-time: 10", "2:11: `max-time` is `10`; expected a duration with its unit (ms, s, min, h) between 1 s and 24 h.")]
    [TestCase("severities: high\nflaky: block", "2:8: `flaky` is `block`; expected `blocks` or `warns`.\n    Did you mean `blocks`?")]
    [TestCase("severities: high\nclaims:\n  - { claim: RCP-1, reason: why }", "3:5: The rule changes nothing; expected `blocks` or `may-lack-evidence: true`.")]
    [TestCase("severities: high\nclaims:\n  - { claim: RPC-1, reason: why, blocks: true }", "3:5: `RPC-1` is no claim; expected an id from claims.yaml.\n    Did you mean `RCP-1`?")]
    public void What_does_not_fit_is_told_with_its_place(string text, string problem)
    {
        using var folder = new Yaml();
        var file = folder.Write("scenarios/test.yaml", text);
        Assert.That(Yaml.Problems(() => GatePolicy.Load(file, folder.Root, MadeRun.Runbook)), Is.EqualTo([problem]));
    }
}
