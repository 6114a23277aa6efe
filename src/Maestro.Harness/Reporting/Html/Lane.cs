using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting.Html;

/// <summary>Where an event stands on the timeline: what the operator did, a tab, the network, what is stored, the service.</summary>
internal static class Lane
{
    public const string Operator = "operator";
    public const string Network = "network";
    public const string Storage = "storage";
    public const string Server = "service";

    public static string Of(HistoryEvent happened) => happened switch
    {
        StepStarted or StepEnded or PhaseStarted or PlaybookDone or Broke or NotRun or ScenarioStarted or ScenarioEnded => Operator,
        RequestTried or ResponseSeen or RequestFailed or RequestArrived or RequestAnswered => Network,
        DatabasesRead or StorageRead or OutboxRead or OutboxStored or ReceiptsRead or KeysRead or ProfileBackedUp => Storage,
        ServerRow or AuditRead or Deployed or MetricsScraped => Server,
        FaultInjected it => OfFault(it.Fault, happened),
        FaultReceipt it => OfFault(it.Fault, happened),
        FaultHealed it => OfFault(it.Fault, happened),
        _ => Tab(happened) ?? Operator,
    };

    /// <summary>A fault strikes what its name begins with.</summary>
    private static string OfFault(string fault, HistoryEvent happened) => fault.Split('.')[0] switch
    {
        "network" => Network,
        "storage" or "crypto" => Storage,
        "server" => Server,
        _ => Tab(happened) ?? Server,
    };

    /// <summary>`phone`, or `phone.2` of its second tab; null of what is on no device.</summary>
    public static string? Tab(HistoryEvent happened) =>
        happened.Device is null ? null : happened.Tab is null or 1 ? happened.Device : $"{happened.Device}.{happened.Tab}";
}
