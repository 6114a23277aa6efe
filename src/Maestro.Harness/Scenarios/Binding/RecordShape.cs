using System.Collections.Concurrent;
using System.Reflection;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>What a record is bound from: its constructor's parameters, and its `init` properties with a key.</summary>
/// <param name="Parameters">In the constructor's order; of a record with a keyword the first is bound from the
/// keyword's value, and its own key counts for nothing.</param>
/// <param name="Properties">Optional keys of every record of the family.</param>
public sealed record RecordShape(Type Type, IReadOnlyList<Member> Parameters, IReadOnlyList<Member> Properties)
{
    private static readonly ConcurrentDictionary<Type, RecordShape> Known = new();

    /// <summary>The word that chooses it in its family; null for a record that is in none.</summary>
    public string? Keyword { get; } = Type.GetCustomAttribute<KeywordAttribute>()?.Word;

    /// <summary>The shape of a concrete record.</summary>
    public static RecordShape Of(Type type) => Known.GetOrAdd(type, static type => Read(type));

    /// <summary>The key of a parameter: of the first one the keyword, where that is a key.</summary>
    internal string KeyOf(Member parameter, bool byKeyword) =>
        byKeyword && ReferenceEquals(parameter, Parameters[0]) ? Keyword! : parameter.Key;

    internal object Create(object?[] arguments, IEnumerable<(Member Property, object? Value)> properties, Place place)
    {
        var made = Constructor(Type).Invoke(BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
        foreach (var (property, value) in properties)
        {
            Type.GetProperty(property.Name)!.SetValue(made, value);
        }

        if (Type.GetProperty(nameof(Place)) is { CanWrite: true } own && own.PropertyType == typeof(Place))
        {
            own.SetValue(made, place);
        }

        return made;
    }

    private static RecordShape Read(Type type)
    {
        var nullability = new NullabilityInfoContext();
        var parameters = Constructor(type).GetParameters();
        var properties = type.GetProperties()
            .Where(property => property.IsDefined(typeof(KeyAttribute)) && !parameters.Any(p => Is(p, property)));
        return new RecordShape(
            type,
            [.. parameters.Select(parameter => Member.Of(parameter, nullability))],
            [.. properties.Select(Member.Of).Where(member => member.Key != type.GetCustomAttribute<WithoutAttribute>()?.Key)]);
    }

    private static bool Is(ParameterInfo parameter, PropertyInfo property) =>
        parameter.Name == property.Name;

    private static ConstructorInfo Constructor(Type type) =>
        type.GetConstructors().MaxBy(constructor => constructor.GetParameters().Length)
        ?? throw new InvalidOperationException($"{type} has no public constructor to bind to.");
}
