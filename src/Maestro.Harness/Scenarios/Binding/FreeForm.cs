using System.Text.Json.Nodes;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>YAML data as JSON, by the YAML core schema.</summary>
internal static class FreeForm
{
    /// <summary>False if something in it was no JSON; the reason is then among the problems.</summary>
    public static bool TryRead(Node node, Problems problems, out JsonNode? value)
    {
        value = null;
        return node switch
        {
            Scalar scalar => TryScalar(scalar, problems, out value),
            Sequence sequence => TrySequence(sequence, problems, out value),
            Mapping mapping => TryMapping(mapping, problems, out value),
            _ => false,
        };
    }

    private static bool TryScalar(Scalar scalar, Problems problems, out JsonNode? value)
    {
        value = scalar switch
        {
            { IsNull: true } => null,
            { Plain: false } => JsonValue.Create(scalar.Text),
            { Text: "true" or "True" or "TRUE" } => JsonValue.Create(true),
            { Text: "false" or "False" or "FALSE" } => JsonValue.Create(false),
            _ => Number(scalar.Text) ?? JsonValue.Create(scalar.Text),
        };
        var held = !scalar.Plain || !Scalars.IsNumber(scalar.Text) || Number(scalar.Text) is not null;
        if (!held)
        {
            problems.Add(
                scalar.Place,
                $"The number {Expected.Quote(scalar.Text)} cannot be held; expected a decimal one of 64 bits",
                "Quote it if it is text.");
        }

        return held;
    }

    // A whole number too large for 64 bits is no real one either: it would silently lose digits.
    private static JsonValue? Number(string text) =>
        Scalars.Whole(text) is { } whole ? JsonValue.Create(whole)
        : !Scalars.IsWhole(text) && Scalars.Real(text) is { } real ? JsonValue.Create(real)
        : null;

    private static bool TrySequence(Sequence sequence, Problems problems, out JsonNode? value)
    {
        var array = new JsonArray();
        value = array;
        var whole = true;
        foreach (var item in sequence.Items)
        {
            whole &= TryRead(item, problems, out var element);
            array.Add(element);
        }

        return whole;
    }

    private static bool TryMapping(Mapping mapping, Problems problems, out JsonNode? value)
    {
        var made = new JsonObject();
        value = made;
        var whole = true;
        foreach (var entry in mapping.Entries)
        {
            whole &= TryRead(entry.Value, problems, out var element);
            made.Add(entry.Key.Text, element);
        }

        return whole;
    }
}
