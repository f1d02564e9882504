using System.Text;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Events;

/// <summary>What makes fields an event, wherever they come from.</summary>
internal static class EventRules
{
    /// <summary>The most lists and tags that one event may state.</summary>
    private const int MaxSegments = 1000;

    private static readonly PropertyRow[] Limited = [.. EventSchema.ByName.Where(row => row.MaxLength > 0)];
    private static readonly PropertySet AllLimited = PropertySet.Of([.. Limited.Select(row => row.Property)]);
    private static readonly int ShortestLimit = Limited.Min(row => row.MaxLength);

    /// <returns>Null, or why the fields are no event.</returns>
    public static string? Check(EventFields fields) =>
        Check(fields.Type, fields.Has(EventProperty.Recipient), fields.Has(EventProperty.Email)) ?? CheckLengths(fields)
            ?? CheckSegments(fields);

    /// <returns>Null, or why fields that state so many segments are no event.</returns>
    public static string? CheckSegments(EventFields fields)
    {
        var length = fields.LengthOf(EventProperty.List) + fields.LengthOf(EventProperty.Tags);
        return length > MaxSegments * sizeof(int)
            && Count(fields.Texts(EventProperty.List)) + Count(fields.Texts(EventProperty.Tags)) / 2 > MaxSegments
            ? "more than 1,000 lists and tags"
            : null;
    }

    /// <returns>Null, or what an event of the type lacks.</returns>
    public static string? Check(EventType type, bool hasRecipient, bool hasEmail) =>
        !hasRecipient ? "no recipient" : !hasEmail && !EventSchema.Of(type).ConcernsContact ? "no email" : null;

    private static string? CheckLengths(EventFields fields)
    {
        var longest = 0;
        foreach (var property in fields.Given & AllLimited) longest = Math.Max(longest, fields.LengthOf(property));
        if (longest <= ShortestLimit) return null;
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
