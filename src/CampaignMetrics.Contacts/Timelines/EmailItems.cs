namespace CampaignMetrics.Contacts.Timelines;

/// <summary>
/// Makes one entry for each sending of an email to a contact. The message ledger decides what counts and who caused it, so that timelines
/// agree with reports.
/// </summary>
internal static class EmailItems
{
    public static IEnumerable<EmailItem> Of(ContactId contact, MessageLedger ledger, TimelineOptions options)
    {
        var events = ledger.History(contact).Items.ToLookup(item => item.Event.Email);
        foreach (var message in ledger.Recipients(Metric.Selected, options.Definition))
            yield return ItemOf(message, [.. events[message.Email].Where(item => IsOf(message, item))], options);
    }

    /// <summary>Whether an event of a message's email belongs to that message.</summary>
    private static bool IsOf(Recipient message, HistoryItem item)
    {
        if (item.Send != message.Send) return false;
        // A key that the sender states is that of one sending. Without one, sendings differ by when they began.
        return message.Send is not null || item.SendBegan is not { } began || began == BeganAt(message);
    }

    // Without an event that shows the sending, it was sent when it began.
    private static DateTimeOffset? BeganAt(Recipient message) => message.Asked is { } sending ? sending.SendBegan : message.SentAt;

    private static EmailItem ItemOf(Recipient message, IReadOnlyList<HistoryItem> history, TimelineOptions options) => new()
    {
        // Without a sent event, the first event of the message takes its place.
        At = (history.FirstOrDefault(item => item.Type == EventType.Sent) ?? history[0]).At,
        UpdatedAt = history[^1].At,
        Contact = message.Contact,
        ContactName = options.ContactName(message.Contact),
        Email = message.Email,
        EmailName = options.Ledger.Catalog[message.Email]?.Name,
        Send = message.Send,
        Disposition = message.Disposition,
        Opens = message.Opens,
        Clicks = message.Clicks,
        IsReplied = message.IsReplied,
        IsForwarded = message.IsForwarded,
        IsUnsubscribed = message.IsUnsubscribed,
        IsSpamReported = message.IsSpamReported,
        Bounce = message.Bounce,
        Response = message.Response,
        NotSentReason = message.NotSentReason,
        History = history,
    };
}
