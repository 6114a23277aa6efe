using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Reporting;

/// <summary>An event in one line of words, for people.</summary>
public static class EventWords
{
    private const int Longest = 140;

    /// <summary>`12.402  phone    effect     invoice.pay …`: seconds since the run began, where, what, and the rest.</summary>
    public static string Line(HistoryEvent happened)
    {
        var where = happened.Device is null ? "service" : happened.Tab is null or 1 ? happened.Device : $"{happened.Device}.{happened.Tab}";
        var line = $"{happened.At / 1000,8:0.000}  {where,-9} {HistoryJson.NameOf(happened.GetType()),-18} {Short(happened)}".ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }

    /// <summary>Beside an expectation's line stands already what was expected and seen.</summary>
    private static string Short(HistoryEvent happened) => happened is ExpectationEvaluated it ? $"line {it.Line}" : What(happened);

    /// <summary>What happened, without when and where; empty where the kind says it all.</summary>
    public static string What(HistoryEvent happened) => happened switch
    {
        OperationInvoked it => $"{it.Operation}: {it.Route.ToString().ToLowerInvariant()} {it.Action} {it.Key}",
        OperationReturned it => $"{it.Operation}: {it.Outcome.ToString().ToLowerInvariant()} {it.Why ?? it.Answer?.ToJsonString(HistoryJson.Options)}",
        EffectSeen it => $"{it.Action} {it.Object} for key {it.Key}",
        FaultInjected it => $"{it.Fault} {it.Options?.ToJsonString(HistoryJson.Options)}",
        FaultReceipt it => $"{it.Fault} {(it.InForce ? "in force" : "NOT in force")}: {it.Evidence}",
        FaultHealed it => $"{it.Fault} {(it.Healed ? "healed" : "NOT healed")}: {it.Evidence}",
        ConsoleSaid it => $"{it.Level}: {it.Text}",
        PageErrored it => it.Text.Split('\n')[0],
        DialogOpened it => $"{it.Type}: {it.Text}",
        RequestTried it => $"{it.Method} {it.Path}{(it.Online ? "" : " while offline")}",
        ResponseSeen it => $"{it.Method} {it.Path} {it.Status}",
        RequestFailed it => $"{it.Method} {it.Path} {it.Why}",
        RequestArrived it => $"{it.Method} {it.Path}, {it.Size} bytes{(it.Canaries is null ? "" : $", shows {string.Join(", ", it.Canaries)}")}",
        ServerRow it => $"{it.Table} {it.Row.ToJsonString(HistoryJson.Options)}",
        SignedIn it => $"{it.Subject} of {it.Tenant}{(it.Elsewhere ? ", elsewhere" : "")}",
        StatusRead it => it.Status?.ToJsonString(HistoryJson.Options) ?? "",
        PageRead it => it.Words,
        PageBlocked it => $"{it.Milliseconds:0} ms",
        RestAwaited it => $"{(it.Rests ? "at rest" : "NOT at rest")} after {it.Milliseconds / 1000:0.0} s, {it.Status?.ToJsonString(HistoryJson.Options)}",
        AuditRead it => it.Items.Count == 1 ? "1 record" : $"{it.Items.Count} records",
        DatabasesRead it => string.Join(", ", it.Names),
        ReceiptsRead it => string.Join(", ", (it.Receipts as JsonArray ?? []).Select(each => $"{each?["state"]} {each?["idempotency_key"]}")),
        KeysRead it => it.Why ?? string.Join(", ", (it.Keys ?? []).Select(key =>
            $"v{key.Version} {key.Algorithm ?? "no CryptoKey"}{(key.Extractable is true ? ", extractable" : "")}")),
        OutboxRead it => it.Items?.ToJsonString(HistoryJson.Options) ?? "",
        MetricsScraped it => $"minute {it.Minute}: {string.Join(", ", it.Samples.Select(sample => $"{sample.Key} {sample.Value}"))}",
        PictureTaken it => it.File,
        TraceKept it => it.File,
        ExpectationEvaluated it => $"line {it.Line}: {(it.Met ? "met" : "NOT met")}: {PlainWords.Counted(it.Expected)}; saw {it.Seen?.ToJsonString(HistoryJson.Options) ?? "nothing"}",
        StepStarted it => $"line {it.Line}: {PlainWords.Counted(it.Text)}",
        Held it => $"before line {it.Line}, {it.Milliseconds / 1000:0.0} s",
        StepEnded it => $"line {it.Line}, {it.Milliseconds:0} ms",
        PhaseStarted it => it.Phase switch { Phase.Safety => "safety", Phase.Recovery => "recovery", _ => "tear-down" },
        PlaybookDone it => $"{it.Playbook}, {it.Milliseconds:0} ms",
        ScenarioStarted it => it.Title,
        Broke it => $"{it.What}: {it.Why}",
        NotRun it => it.Reason,
        PageOpened it => $"{it.Url} of {it.Build ?? "no known build"}, {it.Milliseconds:0} ms",
        Deployed it => $"{it.Build} at {it.Host}",
        RequestAnswered it => $"{it.Status}{(it.How is null ? "" : $": {it.How}")}",
        StorageRead it => $"{it.InIndexedDb:0} bytes in IndexedDB",
        OutboxStored it => it.Items == 1 ? "1 item" : $"{it.Items} items",
        _ => "",
    };
}
