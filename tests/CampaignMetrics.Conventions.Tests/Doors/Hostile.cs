using System.Collections;
using System.Collections.Immutable;

namespace CampaignMetrics.Conventions.Tests.Doors;

/// <summary>What a programmer can get wrong about an argument, by its type.</summary>
internal readonly record struct Hostile(object? Value, string Name, bool IsAlwaysWrong = false)
{
    private static readonly int[] UnknownNumbers = [99, -1, int.MaxValue, int.MinValue];
    private static readonly DateTimeOffset[] OddInstants =
        [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, new(1, 1, 1, 14, 0, 0, TimeSpan.FromHours(14))];

    private static readonly string[] OddTexts = ["", " ", "\0", "\ud800", "é=?|&;\n", new('a', 100_000)];
    private static readonly double[] OddNumbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue];

    public static IEnumerable<Hostile> For(Entry entry)
    {
        var type = Nullable.GetUnderlyingType(entry.Type) ?? entry.Type;
        if (!entry.Type.IsValueType && !entry.TakesNull) yield return new Hostile(null, "null", IsAlwaysWrong: true);
        if (type.IsEnum)
            foreach (var unknown
                in UnknownNumbers.Select(number => Enum.ToObject(type, number)).Where(value => !Enum.IsDefined(type, value)))
                yield return new Hostile(unknown, $"{unknown}", IsAlwaysWrong: true);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
            yield return new Hostile(Activator.CreateInstance(type), "the default array", IsAlwaysWrong: true);
        if (NullElement(type) is { } holding) yield return new Hostile(holding, "a null inside", IsAlwaysWrong: !entry.TakesNullElements);
        foreach (var odd in Odd(type)) yield return new Hostile(odd, odd is string { Length: > 20 } ? "a long text" : $"{odd}");
    }

    private static IEnumerable<object> Odd(Type type) =>
        type == typeof(string) ? OddTexts
        : type == typeof(int) ? [int.MinValue, -1, 0, int.MaxValue]
        : type == typeof(long) ? [long.MinValue, -1L, 0L, long.MaxValue]
        : type == typeof(double) ? OddNumbers.Cast<object>()
        : type == typeof(decimal) ? [decimal.MinValue, decimal.MaxValue]
        : type == typeof(TimeSpan) ? [TimeSpan.MinValue, TimeSpan.FromTicks(-1), TimeSpan.Zero, TimeSpan.MaxValue]
        : type == typeof(DateTimeOffset) ? OddInstants.Cast<object>()
        : type == typeof(DateOnly) ? [DateOnly.MinValue, DateOnly.MaxValue]
        : type is { IsValueType: true, IsPrimitive: false, IsEnum: false } ? [Activator.CreateInstance(type)!]
        : [];

    /// <summary>A sequence of this type whose one element is null; null where it is no sequence of references.</summary>
    private static object? NullElement(Type type)
    {
        if (type == typeof(ImmutableDictionary<string, string>)) return ImmutableDictionary<string, string>.Empty.Add("a", null!);
        if (type == typeof(ImmutableSortedDictionary<string, string>))
            return ImmutableSortedDictionary.CreateRange([KeyValuePair.Create("a", (string)null!)]);
        if (!type.IsGenericType || !typeof(IEnumerable).IsAssignableFrom(type)) return null;
        if (type.GetGenericArguments() is not [{ IsValueType: false } element]) return null;
        var array = Array.CreateInstance(element, 1);
        return Harmless.Sequence(type, element, array);
    }
}
