namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 2: where a message stands, exactly one for each.</summary>
internal static class NaiveDisposition
{
    public static Disposition Of(NaiveMessage message)
    {
        if (!IsSent(message)) return message.Has<NotSent>() ? Disposition.NotSent : Disposition.NotSelected;
        if (WasInMailbox(message)) return Disposition.Delivered;
        if (message.Events.Any(happened => happened is Delivered or Bounced)) return ByLatest(message);
        return message.Has<Deferred>() ? Disposition.Deferred : Disposition.Pending;
    }

    /// <summary>A sent event, or evidence of a later stage.</summary>
    private static bool IsSent(NaiveMessage message) =>
        message.Events.Any(happened =>
            happened is Sent or Deferred or Delivered or Bounced or Opened or Clicked or Viewed or Replied or Forwarded or Unsubscribed
                or SpamReported);

    private static bool WasInMailbox(NaiveMessage message) =>
        message.Labelled.Any(labelled => labelled.Actor != Actor.Automation)
        || message.IsReplied || message.IsForwarded || message.IsUnsubscribed || message.IsSpamReported;

    private static Disposition ByLatest(NaiveMessage message)
    {
        var last = message.Events.Where(happened => happened is Delivered or Bounced).Max(happened => happened.At);
        return message.Of<Bounced>().Any(bounce => bounce.At == last) ? Disposition.Bounced : Disposition.Delivered;
    }
}
