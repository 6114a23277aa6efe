using System.Text.Json.Nodes;
using Maestro.SyncStub.Tests.Support;
using static Maestro.SyncStub.Tests.Abuse.Mutation;

namespace Maestro.SyncStub.Tests.Abuse;

/// <summary>Fields that are missing, too many, of the wrong type, out of range or too long.</summary>
internal static class FieldMutations
{
    private static readonly Dictionary<string, int> LongestText = new()
    {
        ["tenant_id"] = 200, ["idempotency_key"] = 200, ["trace_id"] = 200,
        ["client_id"] = 100, ["task_id"] = 100, ["key_id"] = 100, ["counters.session"] = 100,
    };

    private static readonly string[] UnknownNames =
        ["params", "object", "result", "plaintext", "__proto__", "Tenant_id", "tenantId", "x"];

    private static readonly string[] NoTimes =
    [
        "2026-01-15", "2026-01-15T11:59:58", "2026-13-15T11:59:58Z", "2026-01-32T11:59:58Z", "2026-01-15T25:59:58Z",
        "15.01.2026 11:59:58", "1768478398", "now", "2026-01-15 11:59:58Z", "2026-01-15T11:59:58Z ", "2026-1-5T1:9:8Z",
    ];

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new("a field is missing", 400, (message, random) =>
            Remove(message, Fields(message, (name, _) => !IsOptional(message, name)), random)),
        new("an unknown field", 400, Unknown),
        new("a field twice", 400, Twice),
        new("a value of another type", 400, (message, random) => Replace(
            message,
            Fields(message, (_, value) => value is not null),
            random,
            field => OtherType(Value(message, field)!, random))),
        new("null", 400, (message, random) =>
            Replace(message, Fields(message, (name, _) => !MayBeNull(message, name)), random, _ => null)),
        new("an empty string", 400, (message, random) =>
            Replace(message, Fields(message, (_, value) => IsText(value)), random, _ => "")),
        new("a string too long", 400, (message, random) => Replace(
            message,
            Fields(message, (_, value) => IsText(value)).Intersect(LongestText.Keys).ToList(),
            random,
            field => new string('x', LongestText[field] + random.Next(1, 50)))),
        new("broken Unicode or NUL", 400, BrokenText),
        new("an unknown word", 400, (message, random) => Replace(
            message,
            Fields(message, (name, _) => name is "event_type" or "action"),
            random,
            field => Spoil(Value(message, field)!.GetValue<string>(), random))),
        new("a number out of range", 400, (message, random) => Replace(
            message, Fields(message, (_, value) => IsNumber(value)), random, field => OutOfRange(field, random))),
        new("a time that is none", 400, (message, random) => Replace(
            message, Fields(message, (name, _) => name is "client_timestamp"), random, _ => Pick(random, NoTimes))),
    ];

    private static bool IsOptional(Message message, string name) => message.Path switch
    {
        Messages.ClaimPath => name is "client_id" or "counters",
        Messages.AuditPath => name is "task_id",
        _ => false,
    };

    private static bool MayBeNull(Message message, string name) =>
        name is "idempotency_key" or "trace_id" && message.Body["event_type"]?.GetValue<string>() == "blocked";

    private static Message Unknown(Message message, Random random)
    {
        var name = Pick(random, UnknownNames);
        var inCounters = message.Body["counters"] is not null && random.Next(3) == 0;
        return message.With(body => (inCounters ? body["counters"]!.AsObject() : body)[name] = "value");
    }

    private static Message Twice(Message message, Random random)
    {
        var (name, value) = Pick(random, message.Body.ToList());
        var again = new JsonObject { [name] = value?.DeepClone() }.ToJsonString();
        return message with { Raw = Utf8(message.Body.ToJsonString()[..^1] + "," + again[1..]) };
    }

    private static JsonNode OtherType(JsonNode value, Random random) => random.Next(4) switch
    {
        0 => JsonValue.Create(random.Next(2) == 0),
        1 => new JsonArray(value.DeepClone()),
        2 => new JsonObject { ["value"] = value.DeepClone() },
        _ => IsText(value) ? JsonValue.Create(random.Next()) : JsonValue.Create(value.ToJsonString()),
    };

    private static Message BrokenText(Message message, Random random)
    {
        const string marker = "BROKENTEXTHERE";
        byte[][] broken = [Utf8("\\ud800"), Utf8("\\udc00\\ud800"), Utf8("a\\u0000b"), [0xff], [0xc3, 0x28]];
        var spoilt = Replace(message, Fields(message, (_, value) => IsText(value)), random, _ => marker)!;
        var json = Utf8(spoilt.Body.ToJsonString());
        var at = json.AsSpan().IndexOf(Utf8(marker));
        return spoilt with { Raw = [.. json[..at], .. Pick(random, broken), .. json[(at + marker.Length)..]] };
    }

    private static JsonNode OutOfRange(string field, Random random) => random.Next(6) switch
    {
        0 => JsonValue.Create(field.StartsWith("counters.", StringComparison.Ordinal) ? -1 : 0),
        1 => JsonValue.Create(-random.Next(1, 1000)),
        2 => JsonValue.Create(random.Next(1, 1000) + 0.5),
        3 => JsonValue.Create(9_007_199_254_740_992 + random.Next(1000)),
        4 => JsonValue.Create(1e300),
        _ => JsonNode.Parse("123456789012345678901234567890")!,
    };
}
