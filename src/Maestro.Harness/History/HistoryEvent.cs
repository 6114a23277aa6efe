using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Maestro.Harness.History;

/// <summary>
/// One thing that happened in a run. The recorder fills the envelope; the derived type says what happened.
/// In the journal each event is one line of JSON whose <c>event</c> names its kind.
/// </summary>
public abstract record HistoryEvent
{
    /// <summary>Counts from 1 over the whole run, without gaps.</summary>
    [JsonPropertyOrder(-6)]
    public long Seq { get; init; }

    /// <summary>Milliseconds since the run started, on a monotonic clock.</summary>
    [JsonPropertyOrder(-5)]
    public double At { get; init; }

    /// <summary>The id of the scenario it belongs to; absent for events of the run itself.</summary>
    [JsonPropertyOrder(-4)]
    public string? Scenario { get; init; }

    /// <summary>Which attempt at the scenario it belongs to, from 2; absent in the first.</summary>
    [JsonPropertyOrder(-3)]
    public int? Attempt { get; init; }

    /// <summary>The device (a browser profile) it happened on, where there is one.</summary>
    [JsonPropertyOrder(-2)]
    public string? Device { get; init; }

    /// <summary>The tab of the device, from 1, where there is one.</summary>
    [JsonPropertyOrder(-1)]
    public int? Tab { get; init; }
}

/// <summary>Names the kind of an event in the journal.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}

/// <summary>How events are written: one flat JSON object each, snake-case names, nothing that is null.</summary>
public static class HistoryJson
{
    /// <summary>The version of the journal's format; a reader refuses a newer one.</summary>
    public const int FormatVersion = 3;

    public static readonly IReadOnlyDictionary<string, Type> Kinds = typeof(HistoryEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(HistoryEvent)) && !type.IsAbstract)
        .ToDictionary(NameOf);

    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowOutOfOrderMetadataProperties = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AddKinds } },
    };

    /// <summary>The event's name in the journal, for example <c>fault-receipt</c>.</summary>
    public static string NameOf(Type type) =>
        ((EventAttribute?)Attribute.GetCustomAttribute(type, typeof(EventAttribute)))?.Name
        ?? throw new InvalidOperationException($"{type.Name} has no [Event] name.");

    private static void AddKinds(JsonTypeInfo info)
    {
        if (info.Type != typeof(HistoryEvent))
        {
            return;
        }

        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "event" };
        foreach (var (name, type) in Kinds)
        {
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(type, name));
        }
    }
}
