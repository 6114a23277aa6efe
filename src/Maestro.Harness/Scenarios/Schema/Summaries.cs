using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Maestro.Harness.Scenarios.Schema;

/// <summary>What the source says about types and their members, from the documentation that the compiler writes beside an assembly.</summary>
public static partial class Summaries
{
    private static readonly ConcurrentDictionary<Assembly, Dictionary<string, string>> OfAssembly = new();

    /// <summary>On one line, without markup; null for a type that has none.</summary>
    /// <exception cref="FileNotFoundException">The assembly was built without its documentation.</exception>
    public static string? Of(Type type) => Find(type, "T:", "");

    /// <summary>On one line, without markup; null for a property that has none. Of a record's parameter it is the words for that.</summary>
    /// <exception cref="FileNotFoundException">The assembly was built without its documentation.</exception>
    public static string? Of(PropertyInfo property) => Find(property.DeclaringType!, "P:", $".{property.Name}");

    private static string? Find(Type type, string kind, string member) =>
        OfAssembly.GetOrAdd(type.Assembly, Read).GetValueOrDefault($"{kind}{type.FullName!.Replace('+', '.')}{member}");

    private static Dictionary<string, string> Read(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => member.Attribute("name")!.Value, member => Text(member.Element("summary")!));

    private static string Text(XElement summary)
    {
        foreach (var see in summary.Descendants().Where(each => each.Attribute("cref") is not null).ToList())
        {
            see.ReplaceWith(see.Attribute("cref")!.Value.Split('.', ':')[^1]);
        }

        return Blanks().Replace(summary.Value, " ").Trim();
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
