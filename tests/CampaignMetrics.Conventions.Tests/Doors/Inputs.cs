using System.Reflection;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>The types that users hand to the packages. A record that only comes out, such as a part of a report, is no door: nothing reads
/// it again.</summary>
internal static class Inputs
{
    public static IReadOnlySet<Type> All { get; } = Find();

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$") is not null || type is { IsValueType: true, IsEnum: false } && type.GetMethod("op_Equality") is not null;

    private static HashSet<Type> Find()
    {
        var exported = Package.All.SelectMany(package => package.PublicTypes).ToHashSet();
        var found = new HashSet<Type>();
        var waiting = new Queue<Type>(exported.SelectMany(Taken));
        while (waiting.TryDequeue(out var type))
        {
            if (!exported.Contains(type) || !found.Add(type)) continue;
            foreach (var part in Parts(type)) waiting.Enqueue(part);
            if (type.IsAbstract) foreach (var kind in exported.Where(kind => kind.IsSubclassOf(type))) waiting.Enqueue(kind);
        }
        return found;
    }

    /// <summary>What its methods take, and what a delegate or an interface of the user's gives back.</summary>
    private static IEnumerable<Type> Taken(Type type)
    {
        var methods = type.GetMethods().Where(IsOwn).ToList();
        var parameters = TypesOf(methods);
        var constructors = IsRecord(type) ? [] : TypesOf(type.GetConstructors());
        var answers = type.IsInterface || type.IsSubclassOf(typeof(Delegate)) ? methods.Select(method => method.ReturnType) : [];
        return parameters.Concat(constructors).Concat(answers).SelectMany(Within);
    }

    private static IEnumerable<Type> Parts(Type type) =>
        TypesOf(type.GetConstructors())
            .Concat(
                type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }).Select(property => property.PropertyType))
            .SelectMany(Within);

    private static IEnumerable<Type> TypesOf(IEnumerable<MethodBase> methods) =>
        methods.SelectMany(method => method.GetParameters())
            .Where(parameter => !parameter.IsOut)
            .Select(parameter => parameter.ParameterType);

    private static bool IsOwn(MethodInfo method) => !method.IsSpecialName && method.Name is not ("Equals" or "CompareTo" or "Deconstruct");

    private static IEnumerable<Type> Within(Type type) =>
        type.HasElementType ? Within(type.GetElementType()!)
        : type.IsGenericType && type.IsSubclassOf(typeof(Delegate)) ? Within(type.GetMethod("Invoke")!.ReturnType)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Within)
        : [type];
}
