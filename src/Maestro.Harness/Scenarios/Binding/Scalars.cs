using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>Single values by the YAML core schema: only an unquoted one is a number or a truth value.</summary>
internal static partial class Scalars
{
    public static bool Reads(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(TimeSpan) || type == typeof(DateOnly);

    /// <summary>Null if the scalar is no value of the type.</summary>
    public static object? Read(Scalar scalar, Type type) => type switch
    {
        _ when scalar.IsNull => null,
        { IsEnum: true } => Names.Values(type).GetValueOrDefault(scalar.Text),
        _ when type == typeof(string) => scalar.Text,
        _ when type == typeof(TimeSpan) => Duration.TryParse(scalar.Text, out var duration) ? duration : null,
        _ when type == typeof(DateOnly) => DateOnly.TryParseExact(scalar.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        _ when !scalar.Plain => null,
        _ when type == typeof(bool) => scalar.Text switch { "true" => true, "false" => false, _ => null },
        _ when type == typeof(double) => Real(scalar.Text),
        _ when type == typeof(int) => Whole(scalar.Text) is { } whole && whole == (int)whole ? (int)whole : null,
        _ => Whole(scalar.Text),
    };

    /// <summary>The truth value that a person means by a word of other YAML tools; null for any other word.</summary>
    public static string? Truth(string text) => text.ToLowerInvariant() switch
    {
        "yes" or "on" or "true" => "true",
        "no" or "off" or "false" => "false",
        _ => null,
    };

    /// <summary>Null if the text is no decimal whole number of 64 bits.</summary>
    public static long? Whole(string text) =>
        IsWhole(text) && long.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null if the text is no finite number.</summary>
    public static double? Real(string text) =>
        RealForm().IsMatch(text)
        && double.TryParse(text, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A decimal whole number, however large.</summary>
    public static bool IsWhole(string text) => WholeForm().IsMatch(text);

    /// <summary>A number to YAML, whether or not it can be held here: also `.inf`, `1e999`, `0x1F`.</summary>
    public static bool IsNumber(string text) => IsWhole(text) || RealForm().IsMatch(text) || OtherForm().IsMatch(text);

    [GeneratedRegex(@"^[-+]?[0-9]+\z", RegexOptions.None, 1000)]
    private static partial Regex WholeForm();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RealForm();

    [GeneratedRegex(
        @"^(0x[0-9a-fA-F]+|0o[0-7]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OtherForm();
}
