using System.Text.Json;
using Maestro.Harness;
using Maestro.Harness.Worlds;
using Microsoft.Playwright;

namespace Maestro.Bench.Flow;

/// <summary>
/// The 50 steps of fifty-steps.yaml as a person writes them in plain Playwright .NET: the same calls, the same waits at the same pace, the
/// same assertions; no history, no guarantee, and the service without anything in between.
/// </summary>
internal sealed class PlainFlow(Stage stage) : IFlow
{
    private const int Letters = 10;

    public string Name => "plain Playwright";

    public async Task RunAsync(int turn, CancellationToken cancel)
    {
        var host = stage.NextHost("plain");
        var origin = $"http://{host}:{stage.Service!.Port}";
        var who = stage.Profile.Identity;
        await stage.Service!.Control.ResetAsync(host, "enabled", cancel);
        var context = await stage.Browser.NewContextAsync();
        try
        {
            var said = new List<string>();
            context.Console += (_, message) => said.Add($"{message.Type}: {message.Text}");
            await context.AddInitScriptAsync("globalThis.seen = []; addEventListener('desk:effect', e => seen.push(e.detail.key));");
            var page = await context.NewPageAsync();
            await page.GotoAsync(origin, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.EvaluateAsync("async () => { await window.desk.ready; }");
            await page.EvaluateAsync("who => window.desk.signIn(who.tenant, who.subject)", new { tenant = who.Tenant, subject = who.Subject });
            await UntilAsync(page, "() => window.maestro.status()", status => Text(status, "mode") == "on", cancel);

            for (var letter = 1; letter <= Letters; letter++)
            {
                var answer = await ExecuteAsync(page, Intent(turn, letter));
                Demand(answer.GetProperty("success").GetBoolean() && answer.GetProperty("durable").GetBoolean(), $"letter {letter}: {answer}");
                Demand(await EffectsAsync(page, Key(turn, letter)) == 1, $"one effect of letter {letter}");
                await ReceiptAsync(page, Key(turn, letter), cancel);
            }

            var again = await ExecuteAsync(page, Intent(turn, 1));
            Demand(again.GetProperty("success").GetBoolean() && again.GetProperty("idempotent").GetBoolean(), $"again: {again}");
            Demand(await EffectsAsync(page, Key(turn, 1)) == 1, "one effect of letter 1 again");
            await UntilAsync(page, "() => window.maestro.status()", status => status.GetProperty("outbox").GetInt32() == 0, cancel);
            await page.GetByRole(AriaRole.Status, new() { Name = "MAESTRO status" })
                .Filter(new() { HasText = "Everything is synced." }).First.WaitForAsync();
            await page.ReloadAsync(new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await page.EvaluateAsync("async () => { await window.desk.ready; }");
            await ReceiptAsync(page, Key(turn, Letters), cancel);
            Demand(said.Exists(line => line.Contains("info: [MAESTRO] Initialized successfully", StringComparison.Ordinal)), "the console says so");
        }
        finally
        {
            await context.CloseAsync();
            await stage.Service!.Control.DeleteAsync(host, CancellationToken.None);
        }
    }

    private static Task<JsonElement> ExecuteAsync(IPage page, object intent) =>
        page.EvaluateAsync<JsonElement>("intent => window.maestro.execute(intent)", intent);

    private static Task<int> EffectsAsync(IPage page, string key) =>
        page.EvaluateAsync<int>("key => seen.filter(each => each === key).length", key);

    private static Task ReceiptAsync(IPage page, string key, CancellationToken cancel) => UntilAsync(
        page,
        "() => window.maestro.receipts()",
        receipts => receipts.EnumerateArray().Any(each => Text(each, "idempotency_key") == key && Text(each, "state") == "executed"),
        cancel);

    private static async Task UntilAsync(IPage page, string look, Func<JsonElement, bool> isMet, CancellationToken cancel)
    {
        var since = TimeProvider.System.GetTimestamp();
        using var pace = new PeriodicTimer(LiveTab.ReadingPace);
        while (!isMet(await page.EvaluateAsync<JsonElement>(look)))
        {
            Demand(TimeProvider.System.GetElapsedTime(since) < TimeSpan.FromSeconds(5), look);
            await pace.WaitForNextTickAsync(cancel);
        }
    }

    private object Intent(int turn, int letter) => new
    {
        tenant_id = stage.Profile.Identity.Tenant,
        subject_id = stage.Profile.Identity.Subject,
        trace_id = $"trace-{Key(turn, letter)}",
        idempotency_key = Key(turn, letter),
        canonical_action_type = "email.send",
        canonical_object_id = $"object-{letter}",
        locale = "en",
        created_at = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("O"),
        confidence = 0.9,
        risk_lane = "GREEN",
        translation_status = "OK",
        user_confirmed = true,
        @params = new { to = "anna@example.test", subject = "Lunch on friday", body = "Shall we meet at noon, in the place next to the station?" },
    };

    private static string Key(int turn, int letter) => $"{turn:x8}-0000-4000-8000-{letter:x12}";

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new InputException($"The plain flow does not hold: {what}");
        }
    }
}
