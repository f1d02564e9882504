using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CampaignMetrics;

/// <summary>What a library takes in: a programmer's mistake is told where it is made, by the name of the argument, and not by an answer
/// later on.</summary>
internal static class Door
{
    /// <summary>A value that its enum has.</summary>
    public static T Known<T>(T value, [CallerMemberName] string name = "") where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"No {typeof(T).Name}.");

    /// <summary>A value that its enum has, or none.</summary>
    public static T? Known<T>(T? value, [CallerMemberName] string name = "") where T : struct, Enum =>
        value is { } given ? Known(given, name) : null;

    /// <summary>Something that is there.</summary>
    public static T Given<T>(T value, [CallerMemberName] string name = "") where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>An array that is there, and all its elements.</summary>
    public static ImmutableArray<T> Given<T>(ImmutableArray<T> values, [CallerMemberName] string name = "")
    {
        if (values.IsDefault) throw new ArgumentException("The default array is no array: an empty one is [].", name);
        foreach (var value in values) ArgumentNullException.ThrowIfNull(value, name);
        return values;
    }

    /// <summary>Texts by name that are there, and all of them.</summary>
    public static T Texts<T>(T values, [CallerMemberName] string name = "") where T : class, IReadOnlyDictionary<string, string>
    {
        if (Given(values, name).Count == 0) return values;
        foreach (var (_, text) in values) ArgumentNullException.ThrowIfNull(text, name);
        return values;
    }

    /// <summary>A text that is Unicode.</summary>
    public static string Unicode(string value, [CallerMemberName] string name = "") =>
        IsUnicode(value) ? value : throw new ArgumentException("The text holds half a surrogate pair.", name);

    /// <summary>Whether a text is Unicode: half a surrogate pair is no character, and no bytes stand for it (Unicode, D80).</summary>
    public static bool IsUnicode(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (var i = first; i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }

    /// <summary>An instant that an event can have: from 1970 to 2199.</summary>
    public static DateTimeOffset Instant(DateTimeOffset value, [CallerMemberName] string name = "") =>
        value.UtcDateTime is { Year: >= 1970 and < 2200 } ? value
        : throw new ArgumentOutOfRangeException(name, value, "From 1970 to 2199.");

    /// <summary>A date that events can have, from 1970 to 2199, or none.</summary>
    public static DateOnly? Date(DateOnly? value, [CallerMemberName] string name = "") =>
        value is null or { Year: >= 1970 and < 2200 } ? value : throw new ArgumentOutOfRangeException(name, value, "From 1970 to 2199.");

    /// <summary>A time of 0 or more.</summary>
    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        return value;
    }

    /// <summary>A number of 0 or more.</summary>
    public static int NotNegative(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    /// <summary>A number of at least 1.</summary>
    public static int Positive(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
