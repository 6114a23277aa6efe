using System.Reflection;

namespace Maestro.Harness.Tests.Architecture;

/// <summary>
/// Which types a type refers to: its bases, the signatures of its members, its attributes, and the code of its methods. What the
/// compiler folds away (constants, `nameof`) leaves no trace here.
/// </summary>
internal static class TypeReferences
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Types of the same assembly, without the type itself; of a generic type, its definition.</summary>
    public static IReadOnlySet<Type> Of(Type type) => Mentioned(type)
        .OfType<Type>()
        .SelectMany(Parts)
        .Where(each => each.Assembly == type.Assembly && each != type)
        .ToHashSet();

    private static IEnumerable<Type?> Mentioned(Type type)
    {
        var members = type.GetMembers(Own);
        var methods = members.OfType<MethodBase>().ToList();
        return
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. Constraints(type.GetGenericArguments()),
            .. members.Append(type).SelectMany(Attributes),
            .. members.OfType<FieldInfo>().Select(field => field.FieldType),
            .. methods.SelectMany(Signature),
            .. methods.SelectMany(Code),
        ];
    }

    private static IEnumerable<Type> Signature(MethodBase method) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType),
        .. method is MethodInfo { ReturnType: var returned } ? [returned] : Type.EmptyTypes,
        .. Constraints(method.IsGenericMethodDefinition ? method.GetGenericArguments() : []),
    ];

    private static IEnumerable<Type?> Code(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethodDefinition ? method.GetGenericArguments() : [];
        var used = IntermediateCode.Tokens(body.GetILAsByteArray()!)
            .Select(token => method.Module.ResolveMember(token, ofType, ofMethod))
            .SelectMany(IEnumerable<Type?> (member) => member switch
            {
                Type type => [type],
                MethodInfo { IsGenericMethod: true } called => [called.DeclaringType, .. called.GetGenericArguments()],
                _ => [member?.DeclaringType],
            });
        var caught = body.ExceptionHandlingClauses
            .Where(clause => clause.Flags is ExceptionHandlingClauseOptions.Clause)
            .Select(clause => clause.CatchType);
        return [.. used, .. caught, .. body.LocalVariables.Select(local => local.LocalType)];
    }

    private static IEnumerable<Type?> Attributes(MemberInfo member) => member.GetCustomAttributesData()
        .SelectMany(attribute => attribute.ConstructorArguments
            .Select(argument => argument.Value as Type)
            .Append(attribute.AttributeType));

    private static IEnumerable<Type> Constraints(IEnumerable<Type> arguments) => arguments
        .Where(argument => argument.IsGenericParameter)
        .SelectMany(argument => argument.GetGenericParameterConstraints());

    private static IEnumerable<Type> Parts(Type type) => type switch
    {
        { HasElementType: true } => Parts(type.GetElementType()!),
        { IsGenericParameter: true } => [],
        { IsConstructedGenericType: true } => type.GetGenericArguments().SelectMany(Parts).Append(type.GetGenericTypeDefinition()),
        _ => [type],
    };
}
