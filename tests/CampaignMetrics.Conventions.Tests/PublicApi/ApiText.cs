using System.Reflection;
using System.Runtime.CompilerServices;

namespace CampaignMetrics.Conventions.Tests.PublicApi;

/// <summary>Types and members as lines of text, near to C#, in a stable order. What the compiler adds to records is left out.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(IEnumerable<Type> types)
    {
        foreach (var space in types.GroupBy(type => type.Namespace ?? "").OrderBy(space => space.Key, StringComparer.Ordinal))
        {
            yield return $"namespace {space.Key}";
            foreach (var type in space.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                yield return "";
                yield return TypeLines.Declaration(type);
                foreach (var member in Members(type)) yield return "    " + member;
            }
            yield return "";
        }
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type)
                .Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture)}");
        if (typeof(Delegate).IsAssignableFrom(type)) return [];
        return
        [
            .. Sorted(type.GetFields(Declared).Where(IsVisible), MemberLines.Of),
            .. Sorted(type.GetConstructors(Declared).Where(IsVisible), MemberLines.Of),
            .. Sorted(type.GetProperties(Declared).Where(IsVisible), MemberLines.Of),
            .. Sorted(type.GetEvents(Declared).Where(happening => IsVisible(happening.AddMethod!)), MemberLines.Of),
            .. Sorted(type.GetMethods(Declared).Where(IsOwn), MemberLines.Of),
        ];
    }

    private static IEnumerable<string> Sorted<T>(IEnumerable<T> members, Func<T, string> line) where T : MemberInfo =>
        members.Select(member => (member.Name, Line: line(member)))
            .OrderBy(member => member.Name, StringComparer.Ordinal)
            .ThenBy(member => member.Line, StringComparer.Ordinal)
            .Select(member => member.Line);

    private static bool IsOwn(MethodInfo method) =>
        IsVisible(method)
            && method.GetCustomAttribute<CompilerGeneratedAttribute>() is null
            && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal));

    private static bool IsVisible(PropertyInfo property) =>
        property.GetAccessors(nonPublic: true).Any(IsVisible) && property.Name != "EqualityContract";

    private static bool IsVisible(FieldInfo field) => field.IsPublic || (field.IsFamily && !field.DeclaringType!.IsSealed);

    private static bool IsVisible(MethodBase method) =>
        (method.IsPublic || ((method.IsFamily || method.IsFamilyOrAssembly) && !method.DeclaringType!.IsSealed))
        && (!method.IsConstructor || method.GetCustomAttribute<CompilerGeneratedAttribute>() is null);
}
