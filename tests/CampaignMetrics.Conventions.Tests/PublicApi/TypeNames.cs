using System.Reflection;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Conventions.Tests.PublicApi;

/// <summary>Names of types as C# writes them, with <c>?</c> and the names of tuple elements.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(object)] = "object", [typeof(string)] = "string", [typeof(bool)] = "bool", [typeof(char)] = "char",
        [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float", [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static string Of(Type type) => Name(type, null, null);

    public static string Of(FieldInfo field) => Name(field.FieldType, Nullability.Create(field), TupleNames(field));

    public static string Of(PropertyInfo property) => Name(property.PropertyType, Nullability.Create(property), TupleNames(property));

    public static string Of(ParameterInfo parameter) => Name(
        parameter.ParameterType, Nullability.Create(parameter),
        parameter.GetCustomAttribute<TupleElementNamesAttribute>() is { } names ? new Queue<string?>(names.TransformNames) : null);

    private static Queue<string?>? TupleNames(MemberInfo member) =>
        member.GetCustomAttribute<TupleElementNamesAttribute>() is { } names ? new Queue<string?>(names.TransformNames) : null;

    private static string Name(Type type, NullabilityInfo? nullability, Queue<string?>? tupleNames)
    {
        if (type.IsByRef) return Name(type.GetElementType()!, nullability?.ElementType ?? nullability, tupleNames);
        if (Nullable.GetUnderlyingType(type) is { } underlying) return Bare(underlying, nullability, tupleNames) + "?";
        var isNullable =
            !type.IsValueType
                && (nullability?.ReadState == NullabilityState.Nullable || nullability?.WriteState == NullabilityState.Nullable);
        return Bare(type, nullability, tupleNames) + (isNullable ? "?" : "");
    }

    private static string Bare(Type type, NullabilityInfo? nullability, Queue<string?>? tupleNames)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return Name(type.GetElementType()!, nullability?.ElementType, tupleNames) + "[]";
        if (!type.IsGenericType) return type.Name;
        var isTuple = type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true;
        var arguments = type.GetGenericArguments();
        var names = arguments.Select(_ => isTuple && tupleNames?.TryDequeue(out var name) == true ? name : null).ToList();
        var parts = arguments.Select((argument, i) =>
        {
            var inner = nullability?.GenericTypeArguments is { } inners && i < inners.Length ? inners[i] : null;
            return Name(argument, inner, tupleNames) + (names[i] is { } name ? " " + name : "");
        });
        return isTuple
            ? $"({string.Join(", ", parts)})"
            : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", parts)}>";
    }
}
