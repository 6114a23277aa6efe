using System.Reflection;
using System.Text.RegularExpressions;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>The names of C# as they are written in YAML.</summary>
public static partial class Names
{
    /// <summary>`KeepAlive` and `keepAlive` are `keep-alive`.</summary>
    public static string Kebab(string name) => WordStart().Replace(name, "-").ToLowerInvariant();

    /// <summary>The values of an enum by their YAML names, in the order of their declaration.</summary>
    public static IReadOnlyDictionary<string, object> Values(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(
            field => field.GetCustomAttribute<KeyAttribute>()?.Name ?? Kebab(field.Name),
            field => field.GetValue(null)!,
            StringComparer.Ordinal);

    /// <summary>What <see cref="IsName"/> accepts, in words.</summary>
    internal const string Form = "lower-case letters, digits and `-`";

    /// <summary>A name that a scenario gives: of a device, of a value of its matrix.</summary>
    internal static bool IsName(string text) => NameForm().IsMatch(text);

    /// <summary>A family's name in a sentence: `FaultOptions` is `fault options`.</summary>
    internal static string InWords(Type type) => Kebab(type.Name).Replace('-', ' ');

    [GeneratedRegex(@"^[a-z][a-z0-9-]*\z", RegexOptions.None, 1000)]
    private static partial Regex NameForm();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", RegexOptions.None, 1000)]
    private static partial Regex WordStart();
}
