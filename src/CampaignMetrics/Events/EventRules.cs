using System.Runtime.CompilerServices;
using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>The rules that an event must obey, from whichever source it comes: required properties and limits of length and
/// number.</summary>
/// <remarks>Its parts are inlined: each is so short that a call would take as long.</remarks>
internal static class EventRules
{
    /// <summary>The most lists and tags, counted together, that one event may state.</summary>
    private const int MaxSegments = 1000;

    // Nearly all events pass with one comparison: the longest of their limited texts is within the shortest limit.
    private static readonly PropertyRow[] Limited = [.. EventSchema.ByName.Where(row => row.MaxLength > 0)];
    private static readonly PropertySet AllLimited = PropertySet.Of([.. Limited.Select(row => row.Property)]);
    private static readonly int ShortestLimit = Limited.Min(row => row.MaxLength);

    /// <summary>Checks all rules.</summary>
    /// <returns>Null, or why the fields are no event.</returns>
    public static string? Check(EventFields fields) =>
        Check(fields.Type, fields.Has(EventProperty.Recipient), fields.Has(EventProperty.Email)) ?? CheckLengths(fields)
            ?? CheckSegments(fields);

    /// <summary>Checks the number of lists and tags.</summary>
    /// <returns>Null, or why the fields are no event.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? CheckSegments(EventFields fields)
    {
        var length = fields.LengthOf(EventProperty.List) + fields.LengthOf(EventProperty.Tags);
        // Each packed text takes at least its length, four bytes: counting is needed only beyond that.
        return length > MaxSegments * sizeof(int)
            && Count(fields.Texts(EventProperty.List)) + Count(fields.Texts(EventProperty.Tags)) / 2 > MaxSegments
            ? "more than 1,000 lists and tags"
            : null;
    }

    /// <summary>Checks that an event names a recipient and, if its type needs one, an email.</summary>
    /// <returns>Null, or what is missing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static string? Check(EventType type, bool hasRecipient, bool hasEmail) =>
        !hasRecipient ? "no recipient" : !hasEmail && !EventSchema.Of(type).ConcernsContact ? "no email" : null;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static string? CheckLengths(EventFields fields)
    {
        var longest = 0;
        foreach (var property in fields.Given & AllLimited) longest = Math.Max(longest, fields.LengthOf(property));
        return longest <= ShortestLimit ? null : CheckEachLength(fields);
    }

    private static string? CheckEachLength(EventFields fields)
    {
        foreach (var row in Limited)
            if (fields.LengthOf(row.Property) > row.MaxLength && TooLong(row, fields.Text(row.Property)) is { } reason) return reason;
        return null;
    }

    private static string? TooLong(PropertyRow row, ReadOnlySpan<byte> text) =>
        Encoding.UTF8.GetCharCount(text) > row.MaxLength ? $"{row.Name} is longer than {row.MaxLength} characters" : null;

    private static int Count(PackedTexts texts)
    {
        var count = 0;
        foreach (var _ in texts) count++;
        return count;
    }
}
