using System.Text.Json.Nodes;
using Bogus;
using Maestro.Harness.Targets;

namespace Maestro.Harness.Worlds;

/// <summary>Intents (docs/contract.md §2) with data from one seed. Every text in what must stay secret carries a canary of its own.</summary>
public sealed class Intents(int seed, Identity identity, TimeProvider time)
{
    private readonly Faker _faker = new("en") { Random = new Randomizer(seed) };

    public static readonly IReadOnlyList<string> Actions = ["email.send", "calendar.schedule", "notification.show", "invoice.pay"];

    /// <summary>The names of an action's parameters.</summary>
    public static IReadOnlyList<string> Fields(string action) =>
        [.. new Intents(0, new Identity("", ""), TimeProvider.System).Params(action, []).Select(parameter => parameter.Key)];

    /// <summary>A valid intent: GREEN, but RED for paying an invoice.</summary>
    /// <param name="canaries">Receives the intent's canaries.</param>
    public JsonObject Make(string action, List<string> canaries) => new()
    {
        ["tenant_id"] = identity.Tenant,
        ["subject_id"] = identity.Subject,
        ["trace_id"] = _faker.Random.Guid().ToString(),
        ["idempotency_key"] = _faker.Random.Guid().ToString(),
        ["canonical_action_type"] = action,
        ["canonical_object_id"] = $"object-{Canary(canaries)}",
        ["locale"] = _faker.PickRandom("en", "en-US", "de-DE", "zh-Hans-CN"),
        ["created_at"] = time.GetUtcNow().UtcDateTime.ToString("O"),
        ["confidence"] = Math.Round(_faker.Random.Double(0.8, 1), 3),
        ["risk_lane"] = action is "invoice.pay" ? "RED" : "GREEN",
        ["translation_status"] = "OK",
        ["user_confirmed"] = true,
        ["params"] = Params(action, canaries),
    };

    /// <summary>The text with each `{canary}` replaced by a unique word.</summary>
    public string WithCanaries(string text, List<string> canaries)
    {
        const string Placeholder = "{canary}";
        for (var at = text.IndexOf(Placeholder, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Placeholder, StringComparison.Ordinal))
        {
            text = $"{text[..at]}{Canary(canaries)}{text[(at + Placeholder.Length)..]}";
        }

        return text;
    }

    private JsonObject Params(string action, List<string> canaries) => action switch
    {
        "email.send" => new()
        {
            ["to"] = $"{Canary(canaries)}@example.test",
            ["subject"] = $"{_faker.Company.CatchPhrase()} {Canary(canaries)}",
            ["body"] = $"{_faker.Lorem.Paragraph()} {Canary(canaries)}",
        },
        "calendar.schedule" => new()
        {
            ["title"] = $"{_faker.Company.Bs()} {Canary(canaries)}",
            ["starts_at"] = time.GetUtcNow().UtcDateTime.Date.AddDays(_faker.Random.Int(1, 60)).AddHours(9).ToString("yyyy-MM-ddTHH:mm:ssZ"),
            ["duration_minutes"] = _faker.Random.Int(15, 120),
            ["attendees"] = new JsonArray($"{Canary(canaries)}@example.test"),
        },
        "notification.show" => new()
        {
            ["title"] = $"{_faker.Hacker.Verb()} {Canary(canaries)}",
            ["message"] = $"{_faker.Hacker.Phrase()} {Canary(canaries)}",
        },
        "invoice.pay" => new()
        {
            ["invoice"] = $"INV-{Canary(canaries)}",
            ["amount"] = Math.Round(_faker.Random.Decimal(10, 5000), 2),
            ["currency"] = _faker.PickRandom("EUR", "USD", "CHF"),
            ["payee"] = $"{_faker.Company.CompanyName()} {Canary(canaries)}",
        },
        _ => [],
    };

    /// <summary>Its last character is a digit: it may stand for a number, such as an invoice's.</summary>
    private string Canary(List<string> canaries)
    {
        var canary = $"canary{_faker.Random.AlphaNumeric(13)}{_faker.Random.Number(9)}";
        canaries.Add(canary);
        return canary;
    }
}
