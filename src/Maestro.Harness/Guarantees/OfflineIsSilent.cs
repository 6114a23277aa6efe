using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Guarantees;

/// <summary>While the browser is offline, the client does not even try anything; an operator may, in the console.</summary>
public sealed class OfflineIsSilent : IGuarantee
{
    public string Name => "offline-is-silent";

    public string Says => "no sync attempts are made while offline";

    public IReadOnlyList<string> Claims { get; } = ["OFF-2"];

    public Judgement Judge(ScenarioHistory history)
    {
        var offline = history.Of<FaultReceipt>().Count(receipt => receipt is { Fault: "network.offline", InForce: true });
        var typed = new TypedLines();
        var breaches = new List<Breach>();
        foreach (var happened in history.Events)
        {
            typed.See(happened);
            if (happened is RequestTried { Online: false } request && !typed.Ask(request) && ServicePaths.Has(request.Path))
            {
                breaches.Add(new Breach($"{request.Method} {request.Path} was tried while offline", [request]));
            }
        }

        return new Judgement(offline, breaches);
    }
}
