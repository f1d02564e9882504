using System.Collections;
using System.Reflection;

namespace CampaignMetrics.Conventions.Tests;

/// <summary>Input and output can be done without blocking a thread, and be cancelled.</summary>
public sealed class AsyncTwinTests
{
    /// <summary>What needs no twin, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["GeoDatabase.Open"] = "maps the file and reads nothing: LoadAsync reads it",
        ["CampaignMetricsBuilder.UseSqlite"] = "only says which file the host opens when it starts",
        ["CampaignMetricsBuilder.UseMaxMind"] = "only says which file the host opens when it starts",
        ["SyntheticEvents.Write"] = "of the command, which has a thread of its own",
        ["SyntheticEvents.WriteCatalog"] = "of the command, which has a thread of its own",
    };

    private static readonly string[] Endings = ["path", "file"];

    private static IEnumerable<MethodInfo> Methods =>
        from package in Package.All
        from type in package.PublicTypes
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where !method.IsSpecialName && method.GetParameters().Any(IsInputOrOutput)
        select method;

    [Fact]
    public void What_reads_or_writes_has_an_asynchronous_twin() => Failures.None(
        "Add it, named …Async, with the same parameters and a CancellationToken:",
        Methods.Where(method => !IsAsync(method) && !Exceptions.ContainsKey(Name(method)) && !HasTwin(method))
            .Select(method => $"{Name(method)}({string.Join(", ", method.GetParameters().Select(taken => taken.ParameterType.Name))})"));

    [Fact]
    public void What_is_asynchronous_can_be_cancelled() => Failures.None(
        "Give it a CancellationToken:",
        from package in Package.All
        from type in package.PublicTypes
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        where IsAsync(method) && method.Name != "DisposeAsync"
            && !method.GetParameters().Any(taken => taken.ParameterType == typeof(CancellationToken))
        select Name(method));

    [Fact]
    public void Every_exception_is_needed() => Assert.Equal(
        Exceptions.Keys.Order(StringComparer.Ordinal),
        Methods.Where(method => !IsAsync(method) && !HasTwin(method)).Select(Name).Distinct().Order(StringComparer.Ordinal));

    /// <summary>A method of the type that takes the same streams, readers and paths. One that tries gives its answer as a result, since
    /// nothing asynchronous has <c>out</c> parameters.</summary>
    private static bool HasTwin(MethodInfo method)
    {
        var name = (method.Name.StartsWith("Try", StringComparison.Ordinal) ? method.Name[3..] : method.Name) + "Async";
        return method.DeclaringType!.GetMember(name).OfType<MethodInfo>().Any(twin =>
            IsAsync(twin) && Streams(twin).SequenceEqual(Streams(method))
            && twin.GetParameters().Any(taken => taken.ParameterType == typeof(CancellationToken)));
    }

    private static IEnumerable<Type> Streams(MethodInfo method) =>
        method.GetParameters().Where(IsInputOrOutput).Select(taken => taken.ParameterType);

    private static bool IsInputOrOutput(ParameterInfo taken) =>
        IsStream(taken.ParameterType)
        || (taken.ParameterType.IsGenericType && typeof(IEnumerable).IsAssignableFrom(taken.ParameterType)
            && taken.ParameterType.GetGenericArguments().Any(IsStream))
        || (taken.ParameterType == typeof(string)
            && Endings.Any(ending => taken.Name!.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));

    private static bool IsStream(Type type) =>
        typeof(Stream).IsAssignableFrom(type) || typeof(TextReader).IsAssignableFrom(type) || typeof(TextWriter).IsAssignableFrom(type);

    private static bool IsAsync(MethodInfo method) =>
        typeof(Task).IsAssignableFrom(method.ReturnType)
        || (method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() is var kind
            && (kind == typeof(ValueTask<>) || kind == typeof(IAsyncEnumerable<>)))
        || method.ReturnType == typeof(ValueTask);

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
