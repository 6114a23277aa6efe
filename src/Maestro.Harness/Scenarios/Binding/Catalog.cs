using System.Reflection;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>Every keyword of every family of records in some assemblies, found once.</summary>
public sealed class Catalog
{
    private readonly Dictionary<Type, SortedDictionary<string, Type>> families = [];

    /// <param name="assemblies">Where the records that carry a <see cref="KeywordAttribute"/> are.</param>
    /// <exception cref="InvalidOperationException">Two records of one family carry the same keyword.</exception>
    public Catalog(params Assembly[] assemblies)
    {
        foreach (var type in assemblies.SelectMany(assembly => assembly.GetTypes()))
        {
            if (type.IsAbstract || type.GetCustomAttribute<KeywordAttribute>() is not { } keyword)
            {
                continue;
            }

            for (var family = type.BaseType; family is { IsAbstract: true }; family = family.BaseType)
            {
                Add(family, keyword.Word, type);
            }
        }
    }

    /// <summary>The records of a family by their keyword, sorted by keyword; empty if it has none.</summary>
    public IReadOnlyDictionary<string, Type> Family(Type family) =>
        families.TryGetValue(family, out var words) ? words : new SortedDictionary<string, Type>();

    /// <summary>The record of any family that carries the keyword; null if there is none.</summary>
    public Type? Find(string keyword) => families.Values.Select(words => words.GetValueOrDefault(keyword)).FirstOrDefault(type => type is not null);

    private void Add(Type family, string word, Type type)
    {
        if (!families.TryGetValue(family, out var words))
        {
            families[family] = words = new();
        }

        if (!words.TryAdd(word, type))
        {
            throw new InvalidOperationException($"'{word}' is the keyword of both {words[word]} and {type}.");
        }
    }
}
