using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>No word of an operation's data leaves the browser readable: not in a request, not in a row of the service, not in the console.</summary>
public sealed class NoPlaintextLeaves : IGuarantee
{
    public string Name => "no-plaintext-leaves";

    public string Says => "what leaves the browser is ciphertext only";

    public IReadOnlyList<string> Claims { get; } = ["OVR-2", "CRY-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        var relevant = 0;
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            var (where, canaries) = happened switch
            {
                RequestTried request => ($"the request {request.Method} {request.Path} to another origin", request.Canaries),
                RequestArrived request => ($"the request {request.Method} {request.Path}", request.Canaries),
                ServerRow row => ($"a row of the service's {row.Table}", row.Canaries),
                ConsoleSaid said => ("the console", said.Canaries),
                _ => ("", null),
            };
            relevant += happened is RequestArrived or ServerRow ? 1 : 0;
            if (canaries is { Count: > 0 })
            {
                breaches.Add(new Breach($"{where} shows {string.Join(", ", canaries)} in plain text", [.. Source(history, happened, canaries)]));
            }
        }

        return new Judgement(relevant, breaches);
    }

    private static IEnumerable<HistoryEvent> Source(ScenarioHistory history, HistoryEvent leak, IReadOnlyList<string> canaries) =>
        history.Of<OperationInvoked>()
            .Where(operation => operation.Seq < leak.Seq && operation.Canaries.Intersect(canaries).Any())
            .Take(1)
            .Append(leak);
}
