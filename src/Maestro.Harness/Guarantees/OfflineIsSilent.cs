using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>While the browser is offline, nothing is even tried.</summary>
public sealed class OfflineIsSilent : IGuarantee
{
    public string Name => "offline-is-silent";

    public string Says => "no sync attempts are made while offline";

    public IReadOnlyList<string> Claims { get; } = ["OFF-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        var offline = history.Of<FaultReceipt>().Count(receipt => receipt is { Fault: "network.offline", InForce: true });
        var breaches = history.Of<RequestTried>()
            .Where(request => !request.Online && request.Path.StartsWith(ScenarioHistory.ServicePath, StringComparison.Ordinal))
            .Select(request => new Breach($"{request.Method} {request.Path} was tried while offline", [request]));
        return new Judgement(offline, [.. breaches]);
    }
}
