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
        var line = $"{happened.At / 1000,8:0.000}  {where,-9} {HistoryJson.NameOf(happened.GetType()),-18} {What(happened)}".ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }

    private static string What(HistoryEvent happened) => happened switch
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
        AuditRead it => $"{it.Items.Count} record(s)",
        DatabasesRead it => string.Join(", ", it.Names),
        ReceiptsRead it => string.Join(", ", (it.Receipts as JsonArray ?? []).Select(each => $"{each?["state"]} {each?["idempotency_key"]}")),
        KeysRead it => it.Why ?? string.Join(", ", (it.Keys ?? []).Select(key =>
            $"v{key.Version} {key.Algorithm ?? "no CryptoKey"}{(key.Extractable is true ? ", extractable" : "")}")),
        OutboxRead it => it.Items?.ToJsonString(HistoryJson.Options) ?? "",
        MetricsScraped it => $"minute {it.Minute}: {string.Join(", ", it.Samples.Select(sample => $"{sample.Key} {sample.Value}"))}",
        ExpectationEvaluated it => $"line {it.Line}",
        _ => "",
    };
}
