using System.Text.Json.Nodes;
using Maestro.Harness.History.Events;
using Maestro.Harness.Scenarios;
using Maestro.Harness.Targets;
using Maestro.Harness.Worlds;

namespace Maestro.Harness.Playbooks;

/// <summary>
/// The runbook's diagnosis of a receipt conflict, typed into the console of the tab as it stands there. It asks for `tenant-123` and the key
/// `conflict-key`; the answer stands on the console.
/// </summary>
[Harms(Harm.Writes)]
public sealed class ReceiptConflictDiagnosis : IPlaybook, IRequires
{
    public IEnumerable<Capability> Requires => [Capability.Endpoint("claim")];

    private const string Snippet = """
        fetch('/functions/v1/maestro-sync/claim-receipt', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            tenant_id: 'tenant-123',
            idempotency_key: 'conflict-key',
            trace_id: 'trace-123',
            action: 'email.send'
          })
        }).then(r => r.json())
        """;

    public string Name => "receipt-conflict-diagnosis";

    public IReadOnlyList<string> Types { get; } = Snippet.Split('\n');

    public async Task<Proof> PerformAsync(World world, LiveTab tab, CancellationToken cancel)
    {
        OperatorsConsole.Typed(tab, Snippet);

        // A console shows what its line comes to; here it is told to.
        var answer = await tab.CallAsync($"() => {Snippet}.then(answer => {{ console.log(answer); return answer; }})", null, cancel);
        tab.Device.Record(new ConsoleAnswered(Snippet, answer?.ToJsonString() ?? "null", Failed: false), tab.Number);
        return new Proof(answer?["claimed"] is JsonValue, $"claim-receipt: {answer?.ToJsonString()}");
    }
}
