using System.Globalization;
using System.Text.RegularExpressions;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>Single values by the YAML core schema: only an unquoted one is a number or a truth value.</summary>
internal static partial class Scalars
{
    public static bool Reads(Type type) =>
        type.IsEnum || type == typeof(string) || type == typeof(bool) || type == typeof(int) || type == typeof(long)
        || type == typeof(double) || type == typeof(TimeSpan);

    /// <summary>Null if the scalar is no value of the type.</summary>
    public static object? Read(Scalar scalar, Type type) => type switch
    {
        _ when scalar.IsNull => null,
        { IsEnum: true } => Names.Values(type).GetValueOrDefault(scalar.Text),
        _ when type == typeof(string) => scalar.Text,
        _ when type == typeof(TimeSpan) => Duration.TryParse(scalar.Text, out var duration) ? duration : null,
        _ when !scalar.Plain => null,
        _ when type == typeof(bool) => scalar.Text switch { "true" => true, "false" => false, _ => null },
        _ when type == typeof(double) => Real(scalar.Text),
        _ when type == typeof(int) => Whole(scalar.Text) is { } whole && whole == (int)whole ? (int)whole : null,
        _ => Whole(scalar.Text),
    };

    /// <summary>Null if the text is no whole number of 64 bits; `0x1F` and `0o17` are.</summary>
    public static long? Whole(string text)
    {
        var (digits, radix) = text switch
        {
            ['0', 'x', .. var hex] => (hex, 16),
            ['0', 'o', .. var octal] => (octal, 8),
            _ => (text, 10),
        };
        try
        {
            return IsWhole(text) ? radix == 10 ? long.Parse(text, CultureInfo.InvariantCulture) : Convert.ToInt64(digits, radix) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Null if the text is no finite number.</summary>
    public static double? Real(string text) =>
        RealForm().IsMatch(text) && double.TryParse(text, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    /// <summary>A whole number, however large.</summary>
    public static bool IsWhole(string text) => WholeForm().IsMatch(text);

    /// <summary>A number to YAML, whether or not it can be held here: `.inf`, `1e999`, a hundred digits.</summary>
    public static bool IsNumber(string text) =>
        IsWhole(text) || RealForm().IsMatch(text)
        || text.TrimStart('+', '-') is ".inf" or ".Inf" or ".INF" or ".nan" or ".NaN" or ".NAN";

    [GeneratedRegex(@"^([-+]?[0-9]+|0x[0-9a-fA-F]+|0o[0-7]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WholeForm();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RealForm();
}
