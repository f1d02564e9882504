using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace CampaignMetrics;

/// <summary>
/// Checks of arguments where they enter the library, so that a programmer's mistake is reported at once and under the argument's name.
/// </summary>
internal static class Door
{
    /// <summary>Requires a defined member of an enum.</summary>
    public static T Known<T>(T value, [CallerMemberName] string name = "") where T : struct, Enum =>
        EnumMembers<T>.Has(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"No {typeof(T).Name}.");

    /// <summary>Requires a defined member of an enum, or null.</summary>
    public static T? Known<T>(T? value, [CallerMemberName] string name = "") where T : struct, Enum =>
        value is { } given ? Known(given, name) : null;

    /// <summary>Requires a reference that is not null.</summary>
    public static T Given<T>(T value, [CallerMemberName] string name = "") where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    /// <summary>Requires a text with more than white space.</summary>
    public static string Written(string value, [CallerMemberName] string name = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value, name);
        return value;
    }

    /// <summary>Requires an array that is not the default one and has no null elements.</summary>
    public static ImmutableArray<T> Given<T>(ImmutableArray<T> values, [CallerMemberName] string name = "")
    {
        if (values.IsDefault) throw new ArgumentException("The default array is no array: an empty one is [].", name);
        foreach (var value in values) ArgumentNullException.ThrowIfNull(value, name);
        return values;
    }

    /// <summary>Requires a list that is not null and has no null elements.</summary>
    public static IReadOnlyList<T> Each<T>(IReadOnlyList<T> values, string name) where T : class
    {
        ArgumentNullException.ThrowIfNull(values, name);
        foreach (var value in values) ArgumentNullException.ThrowIfNull(value, name);
        return values;
    }

    /// <summary>Requires a dictionary that is not null and has no null values.</summary>
    public static T Texts<T>(T values, [CallerMemberName] string name = "") where T : class, IReadOnlyDictionary<string, string>
    {
        if (Given(values, name).Count == 0) return values;
        foreach (var (_, text) in values) ArgumentNullException.ThrowIfNull(text, name);
        return values;
    }

    /// <summary>Requires well-formed UTF-16.</summary>
    public static string Unicode(string value, [CallerMemberName] string name = "") =>
        IsUnicode(value) ? value : throw new ArgumentException("The text holds half a surrogate pair.", name);

    /// <summary>
    /// Whether a text is well-formed UTF-16: half of a surrogate pair is no character, and has no bytes in UTF-8 (Unicode, D80).
    /// </summary>
    public static bool IsUnicode(string text)
    {
        // Most texts have no surrogates: one vectorized search is all they need.
        var first = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (var i = first; i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsSurrogatePair(text, i)) return false;
            i++;
        }
        return true;
    }

    /// <summary>Requires an instant that an event can have: from 1970 to 2199, both years included.</summary>
    public static DateTimeOffset Instant(DateTimeOffset value, [CallerMemberName] string name = "") =>
        value.UtcDateTime is { Year: >= 1970 and < 2200 } ? value
        : throw new ArgumentOutOfRangeException(name, value, "From 1970 to 2199.");

    /// <summary>Requires a date from 1970 to 2199, both years included, or null.</summary>
    public static DateOnly? Date(DateOnly? value, [CallerMemberName] string name = "") =>
        value is null or { Year: >= 1970 and < 2200 } ? value : throw new ArgumentOutOfRangeException(name, value, "From 1970 to 2199.");

    /// <summary>Requires a time span of 0 or more.</summary>
    public static TimeSpan NotNegative(TimeSpan value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero, name);
        return value;
    }

    /// <summary>Requires a number of 0 or more.</summary>
    public static int NotNegative(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value, name);
        return value;
    }

    /// <summary>Requires a number of 1 or more.</summary>
    public static int Positive(int value, [CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
        return value;
    }
}
