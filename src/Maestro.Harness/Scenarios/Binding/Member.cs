using System.ComponentModel;
using System.Reflection;

namespace Maestro.Harness.Scenarios.Binding;

/// <summary>One key of a record.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Key">Its name in YAML.</param>
/// <param name="Type">Its type, without the `?` of an optional value type.</param>
/// <param name="Required">It has neither a default value nor a nullable type.</param>
/// <param name="Default">What it is when its key is left out.</param>
/// <param name="Words">The only texts allowed; null: any.</param>
/// <param name="WordsOf">The family whose keywords are the only texts allowed; null: any.</param>
/// <param name="WithGroups">So are the words before the dots of those keywords.</param>
/// <param name="ChosenBy">The key whose value is the keyword of this one's family; null: it chooses its own.</param>
public sealed record Member(
    string Name,
    string Key,
    Type Type,
    bool Required,
    object? Default,
    string? Description,
    BetweenAttribute? Between,
    IReadOnlyList<string>? Words,
    Type? WordsOf,
    bool WithGroups,
    string? ChosenBy)
{
    internal static Member Of(ParameterInfo parameter, NullabilityInfoContext nullability)
    {
        var nullable = nullability.Create(parameter).WriteState is NullabilityState.Nullable;
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        var given = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        return Of(parameter, parameter.Name!, type) with
        {
            Required = !nullable && !parameter.HasDefaultValue,
            Default = (given, type) switch
            {
                (not null, { IsEnum: true }) => Enum.ToObject(type, given),
                (null, { IsValueType: true }) when !nullable => Activator.CreateInstance(type),
                _ => given,
            },
        };
    }

    internal static Member Of(PropertyInfo property) =>
        Of(property, property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);

    private static Member Of(ICustomAttributeProvider source, string name, Type type) => new(
        name,
        One<KeyAttribute>(source)?.Name ?? Names.Kebab(name),
        type,
        Required: false,
        Default: null,
        One<DescriptionAttribute>(source)?.Description,
        One<BetweenAttribute>(source),
        One<OneOfAttribute>(source)?.Words,
        One<KeywordOfAttribute>(source)?.Family,
        One<KeywordOfAttribute>(source)?.Groups is true,
        One<ChosenByAttribute>(source)?.Key);

    private static T? One<T>(ICustomAttributeProvider source)
        where T : Attribute =>
        source.GetCustomAttributes(typeof(T), inherit: true).OfType<T>().SingleOrDefault();
}
