namespace CampaignMetrics.Contacts.Timelines;

/// <summary>
/// Makes one entry for each email of a contact. The message ledger decides what counts and who caused it, so that timelines agree with
/// reports.
/// </summary>
internal static class EmailItems
{
    public static IEnumerable<EmailItem> Of(MessageLedger ledger, TimelineOptions options)
    {
        HashSet<EmailId> replied = EmailsWith(Metric.Replied), forwarded = EmailsWith(Metric.Forwarded);
        HashSet<EmailId> unsubscribed = EmailsWith(Metric.Unsubscribed), spamReported = EmailsWith(Metric.SpamReported);
        foreach (var message in ledger.Recipients(Metric.Selected, options.Definition))
            yield return ItemOf(message, ledger.History(message.Email, message.Contact), options) with
            {
                IsReplied = replied.Contains(message.Email),
                IsForwarded = forwarded.Contains(message.Email),
                IsUnsubscribed = unsubscribed.Contains(message.Email),
                IsSpamReported = spamReported.Contains(message.Email),
            };

        HashSet<EmailId> EmailsWith(Metric metric) => [.. ledger.Recipients(metric, options.Definition).Select(message => message.Email)];
    }

    private static EmailItem ItemOf(Recipient message, IReadOnlyList<HistoryItem> history, TimelineOptions options) => new()
    {
        // Without a sent event, the first event of the message takes its place.
        At = (history.FirstOrDefault(item => item.Type == EventType.Sent) ?? history[0]).At,
        UpdatedAt = history[^1].At,
        Contact = message.Contact,
        ContactName = options.ContactName(message.Contact),
        Email = message.Email,
        EmailName = options.Ledger.Catalog[message.Email]?.Name,
        Disposition = message.Disposition,
        Opens = message.Opens,
        Clicks = message.Clicks,
        Bounce = message.Bounce,
        Response = message.Response,
        NotSentReason = message.NotSentReason,
        History = history,
    };
}
