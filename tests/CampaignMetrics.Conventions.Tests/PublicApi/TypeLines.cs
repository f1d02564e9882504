using System.Reflection;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Conventions.Tests.PublicApi;

/// <summary>A type's first line, as <c>sealed record Email : IOther</c>.</summary>
internal static class TypeLines
{
    public static string Declaration(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type) && type.IsSealed)
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {TypeNames.Of(invoke.ReturnParameter)} {Name(type)}({MemberLines.Parameters(invoke.GetParameters())})";
        }
        var bases = Bases(type).ToList();
        return $"{Kind(type)} {Name(type)}" + (bases.Count > 0 ? " : " + string.Join(", ", bases) : "");
    }

    private static string Name(Type type) => type.IsNested ? Name(type.DeclaringType!) + "." + TypeNames.Of(type) : TypeNames.Of(type);

    private static string Kind(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsInterface) return "interface";
        var record = IsRecord(type) ? "record " : "";
        if (type.IsValueType) return $"{(IsReadOnly(type) ? "readonly " : "")}{(type.IsByRefLike ? "ref " : "")}{record}struct";
        var modifier = type switch
        {
            { IsSealed: true, IsAbstract: true } =>
                "static ", { IsAbstract: true } => "abstract ", { IsSealed: true } => "sealed ", _ => "",
        };
        return modifier + (IsRecord(type) ? "record" : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum) yield break;
        if (type is { IsClass: true, BaseType: { } parent } && parent != typeof(object)) yield return TypeNames.Of(parent);
        var inherited =
            type.GetInterfaces().SelectMany(face => face.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []).ToHashSet();
        foreach (var face
            in type.GetInterfaces()
                .Except(inherited)
                .Where(face => !IsOwnEquality(type, face))
                .Select(face => TypeNames.Of(face))
                .Order(StringComparer.Ordinal))
            yield return face;
    }

    private static bool IsOwnEquality(Type type, Type face) =>
        IsRecord(type) && face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>);

    /// <summary>Only records have this method.</summary>
    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            ?.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    private static bool IsReadOnly(Type type) => type.GetCustomAttribute<IsReadOnlyAttribute>() is not null;
}
