using System.Text;

namespace CampaignMetrics.Events;

/// <summary>What makes fields an event, wherever they come from.</summary>
internal static class EventRules
{
    /// <summary>The most lists and tags that one event may state.</summary>
    private const int MaxSegments = 1000;

    /// <returns>Null, or why the fields are no event.</returns>
    public static string? Check(in EventFields fields)
    {
        if (Check(fields.Type, !fields.Recipient.IsEmpty, !fields.Email.IsEmpty) is { } reason) return reason;
        if (fields.Id.Length > EventId.MaxLength && Encoding.UTF8.GetCharCount(fields.Id) > EventId.MaxLength) return "id is longer than 200 characters";
        return CheckSegments(fields);
    }

    /// <returns>Null, or why fields that state so many segments are no event.</returns>
    public static string? CheckSegments(in EventFields fields) =>
        fields.Lists.Bytes.Length + fields.Tags.Bytes.Length > MaxSegments * sizeof(int) && Count(fields.Lists) + Count(fields.Tags) / 2 > MaxSegments
            ? "more than 1,000 lists and tags"
            : null;

    /// <returns>Null, or what an event of the type lacks.</returns>
    public static string? Check(EventType type, bool hasRecipient, bool hasEmail) =>
        !hasRecipient ? "no recipient" : !hasEmail && !ConcernsContactAlone(type) ? "no email" : null;

    /// <summary>These may name no email: they then belong to the contact, not to a message.</summary>
    public static bool ConcernsContactAlone(EventType type) =>
        type is EventType.Unsubscribed or EventType.Resubscribed or EventType.SpamReported or EventType.Unbounced or EventType.Converted;

    private static int Count(PackedTexts texts)
    {
        var count = 0;
        foreach (var _ in texts) count++;
        return count;
    }
}
