using System.Text;

namespace CampaignMetrics.Events;

/// <summary>What makes fields an event, wherever they come from.</summary>
internal static class EventRules
{
    /// <returns>Null, or why the fields are no event.</returns>
    public static string? Check(in EventFields fields)
    {
        if (fields.Recipient.IsEmpty) return "no recipient";
        if (fields.Email.IsEmpty && !ConcernsContactAlone(fields.Type)) return "no email";
        if (fields.Id.Length > EventId.MaxLength && Encoding.UTF8.GetCharCount(fields.Id) > EventId.MaxLength) return "id is longer than 200 characters";
        return null;
    }

    /// <summary>These may name no email: they then belong to the contact, not to a message.</summary>
    public static bool ConcernsContactAlone(EventType type) =>
        type is EventType.Unsubscribed or EventType.Resubscribed or EventType.SpamReported or EventType.Unbounced or EventType.Converted;
}
