namespace Maestro.Harness.Scenarios.Binding;

/// <summary>What the types of a record's keys are to YAML.</summary>
public static class Shapes
{
    /// <summary>The type of the elements of a `T[]` or `IReadOnlyList&lt;T&gt;`; null for anything else.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType() : Argument(type, typeof(IReadOnlyList<>), 0);

    /// <summary>The type of the values of an `IReadOnlyDictionary&lt;string, T&gt;`; null for anything else.</summary>
    public static Type? ValueOf(Type type) => Argument(type, typeof(IReadOnlyDictionary<,>), 1);

    /// <summary>The list that a type is bound from which is bound from a text as well; null for anything else.</summary>
    public static Type? ListOf(Type type) => !type.IsDefined(typeof(TextOrListAttribute), inherit: false) ? null
        : type.GetConstructors().Select(constructor => constructor.GetParameters()[0].ParameterType).First(each => each != typeof(string));

    private static Type? Argument(Type type, Type generic, int index) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[index] : null;
}
