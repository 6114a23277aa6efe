using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maestro.Harness.History;
using Maestro.Harness.History.Events;

namespace Maestro.Harness.Tests.History;

/// <summary>An event of any type with every member filled, so that a member which is lost on the way shows.</summary>
internal static class Samples
{
    public static HistoryEvent Event(Type type)
    {
        var constructor = type.GetConstructors().Single();
        var happened = (HistoryEvent)constructor.Invoke([.. constructor.GetParameters().Select(each => Value(each.ParameterType))]);
        return happened with { Seq = 42, At = 12.345, Scenario = "chapter/story", Device = "phone", Tab = 2 };
    }

    /// <summary>Each member with its value as JSON: lists and JSON have no equality of their own.</summary>
    public static IReadOnlyDictionary<string, string> Members(HistoryEvent happened) => happened.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .ToDictionary(member => member.Name, member => JsonSerializer.Serialize(member.GetValue(happened)));

    private static object Value(Type declared) => (Nullable.GetUnderlyingType(declared) ?? declared) switch
    {
        var type when type == typeof(string) => "Grüße, \"quoted\"\nand a second line",
        var type when type == typeof(int) => 7,
        var type when type == typeof(long) => 7L,
        var type when type == typeof(double) => 1.25,
        var type when type == typeof(bool) => true,
        var type when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.FromHours(1)),
        { IsEnum: true } type => type.GetEnumValues().GetValue(type.GetEnumValues().Length - 1)!,
        var type when type == typeof(JsonNode) || type == typeof(JsonObject) => JsonNode.Parse("""{"a":[1,null,"x"]}""")!,
        var type when type == typeof(IReadOnlyList<string>) => new List<string> { "one", "two" },
        var type when type == typeof(IReadOnlyList<Sight>) => new List<Sight> { Sight.Effects, Sight.ServiceRows },
        var type when type == typeof(ShardOfRun) => new ShardOfRun(2, 3, ["one", "two"]),
        var type when type == typeof(IReadOnlyList<QuarantinedScenario>) =>
            new List<QuarantinedScenario> { new("chapter/*", "somebody", "It flaps", new DateOnly(2026, 12, 31)) },
        var type when type == typeof(Envelope) => new Envelope("key", "iv", "hash"),
        var type when type == typeof(IReadOnlyList<StoredKey>) => new List<StoredKey> { new("key", 2, false, "AES-GCM 256", ["encrypt"]) },
        var type when type == typeof(IReadOnlyDictionary<string, string>) => new Dictionary<string, string> { ["name"] = "value" },
        var type when type == typeof(IReadOnlyDictionary<string, double>) => new Dictionary<string, double> { ["series"] = 0.95 },
        var type when type == typeof(IReadOnlyList<RehearsedIncident>) =>
            new List<RehearsedIncident> { new("offline", "Title", "Offline", ["slow"], [new("Look", "navigator.onLine")]) },
        var type => throw new NotSupportedException($"There is no sample of {type}; add one."),
    };
}
