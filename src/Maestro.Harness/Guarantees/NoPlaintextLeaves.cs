using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>No word of an operation's data leaves the browser readable: not in a request, not in a row of the service, not in the console; nor does what waits to be sent show one.</summary>
public sealed class NoPlaintextLeaves : IGuarantee
{
    public string Name => "no-plaintext-leaves";

    public string Says => "what leaves the browser is ciphertext only";

    public IReadOnlyList<string> Claims { get; } = ["OVR-2", "CRY-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        var relevant = 0;
        var breaches = new List<Breach>();
        var owners = new Dictionary<string, OperationInvoked>();
        foreach (var happened in history.Events)
        {
            relevant += happened is RequestArrived or ServerRow ? 1 : 0;
            if (happened is OperationInvoked operation)
            {
                foreach (var canary in operation.Canaries)
                {
                    owners.TryAdd(canary, operation);
                }
            }
            else if (Leaked(happened) is { Count: > 0 } canaries)
            {
                var owner = canaries.Select(canary => owners.GetValueOrDefault(canary)).OfType<OperationInvoked>().MinBy(owner => owner.Seq);
                breaches.Add(new Breach(
                    $"{Where(happened)} shows {string.Join(", ", canaries)} in plain text", owner is null ? [happened] : [owner, happened]));
            }
        }

        return new Judgement(relevant, breaches);
    }

    private static IReadOnlyList<string>? Leaked(HistoryEvent happened) => happened switch
    {
        RequestTried request => request.Canaries,
        RequestArrived request => request.Canaries,
        ServerRow row => row.Canaries,
        OutboxStored stored => stored.Canaries,
        ConsoleSaid said => said.Canaries,
        _ => null,
    };

    private static string Where(HistoryEvent happened) => happened switch
    {
        RequestTried request => $"the request {request.Method} {request.Path} to another origin",
        RequestArrived request => $"the request {request.Method} {request.Path}",
        ServerRow row => $"a row of the service's {row.Table}",
        OutboxStored => "what waits in the outbox",
        _ => "the console",
    };
}
