using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>A public constructor, method, indexer or init property, and how to call it with harmless arguments but one.</summary>
internal sealed class PublicCall
{
    private readonly Type _type;
    private readonly MethodBase _method;

    public PublicCall(Type type, MethodBase method, PropertyInfo? set = null)
    {
        (_type, _method) = (type, method);
        Name = $"{type.Name}.{(set?.Name ?? method.Name).TrimStart('.')}";
        var nullability = new NullabilityInfoContext();
        Entries = set is null
            ? [.. method.GetParameters().Where(parameter => !parameter.IsOut).Select(EntryOf)]
            : [new Entry(this, set.Name, set.PropertyType, nullability.Create(set), 0)];

        Entry EntryOf(ParameterInfo parameter) =>
            new(this, parameter.Name!, ValueOf(parameter.ParameterType), nullability.Create(parameter), parameter.Position);
    }

    public string Name { get; }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>A span cannot be handed over by reflection, nor handed back; it cannot be null either.</summary>
    public bool TakesSpan =>
        _method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike)
        || _method is MethodInfo { ReturnType.IsByRefLike: true };

    /// <summary>Whether it is an implicit conversion.</summary>
    public bool IsConversion => _method.Name == "op_Implicit";

    /// <summary>Whether it has an argument of this name; of two that do not go together, either may be blamed.</summary>
    public bool Has(string? name) => Entries.Any(entry => string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>All ways into the public types of a package.</summary>
    public static IEnumerable<PublicCall> Of(Package package) =>
        package.PublicTypes.Where(IsCallable).SelectMany(Of).Where(call => call.Entries.Count > 0);

    /// <summary>Calls it; what it gives is read to its end, since a sequence may fail late.</summary>
    public Outcome With(Entry? changed, object? value)
    {
        object? given;
        try
        {
            given = Invoke([.. _method.GetParameters().Select(parameter => ArgumentFor(parameter, changed, value))]);
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            return new Outcome(inner, AtDoor: true);
        }
        try
        {
            if (given is ValueTask<WebhookVerification> verifying) _ = verifying.AsTask().GetAwaiter().GetResult();
            if (given is IEnumerable items and not string) _ = items.Cast<object?>().Take(100).Count();
            return new Outcome(null, AtDoor: true);
        }
        catch (Exception e)
        {
            return new Outcome(e, AtDoor: given is not IEnumerable);
        }
    }

    private object? Invoke(object?[] arguments) => _method switch
    {
        ConstructorInfo constructor => constructor.Invoke(arguments),
        { IsStatic: true } => _method.Invoke(null, arguments),
        _ => _method.Invoke(OwnCopyOf(Harmless.Of(_type)), arguments),
    };

    /// <summary>A record's members are set on a copy: what a type offers for all, such as its <c>Default</c>, stays as it is.</summary>
    private static object OwnCopyOf(object given) => given.GetType().GetMethod("<Clone>$")?.Invoke(given, null) ?? given;

    private object? ArgumentFor(ParameterInfo parameter, Entry? changed, object? value) =>
        parameter.IsOut ? null : changed?.Index == parameter.Position ? value : Harmless.Of(Name, parameter);

    private static Type ValueOf(Type type) => type.IsByRef ? type.GetElementType()! : type;

    /// <summary>Who calls a converter is the serializer.</summary>
    private static bool IsCallable(Type type) =>
        !type.IsEnum && !type.IsInterface && !type.IsSubclassOf(typeof(Delegate)) && !type.IsSubclassOf(typeof(Exception))
        && !type.IsSubclassOf(typeof(JsonConverter));

    private static IEnumerable<PublicCall> Of(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var isMadeByUsers = type.IsAbstract || type.IsValueType || type.GetConstructors().Length > 0;
        var isInput = isMadeByUsers && (Inputs.All.Contains(type) || !Inputs.IsRecord(type));
        foreach (var constructor in type.GetConstructors().Where(_ => isInput && !type.IsAbstract))
            yield return new PublicCall(type, constructor);
        foreach (var property in type.GetProperties(own))
        {
            if (isInput && property.SetMethod is { IsPublic: true } set) yield return new PublicCall(type, set, property);
            if (property.GetIndexParameters().Length > 0) yield return new PublicCall(type, property.GetMethod!);
        }
        foreach (var method in type.GetMethods(own).Where(IsOwn))
            yield return new PublicCall(type, method);
    }

    /// <summary>Neither an accessor nor what every record has.</summary>
    private static bool IsOwn(MethodInfo method) =>
        (!method.IsSpecialName || method.Name == "op_Implicit")
            && method.Name is not ("Equals" or "Deconstruct" or "<Clone>$" or "CompareTo");

    internal readonly record struct Outcome(Exception? Thrown, bool AtDoor);
}
