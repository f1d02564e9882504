using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Messages;

public sealed partial class MessageLedger
{
    /// <summary>The list behind a number: the messages that count for a metric, in the order of their first events. As many as the report's count where the metric counts messages.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    public IEnumerable<Recipient> Recipients(Metric metric, Definition? definition = null, ReportScope? scope = null)
    {
        definition ??= Definition.HubSpot;
        var filter = new ScopeFilter(scope ?? ReportScope.All, definition, _store, _options.Catalog);
        var reader = new MessageReader(_store, _options.Catalog, _options.Enrichment);
        var bounces = new BounceTable(_store, _options.Enrichment);
        var counter = new MessageCounter(definition, filter, reader, new EmailTable(_store, _options.Catalog), bounces);
        for (var message = 0; message < _store.Count; message++)
            if (filter.Holds(_store[message]) && RecipientOf(message, metric, reader, counter, bounces) is { } recipient) yield return recipient;
    }

    /// <summary>All that happened to a message, by time; empty when no event told of it.</summary>
    /// <param name="email">The email.</param>
    /// <param name="contact">The contact.</param>
    public IReadOnlyList<HistoryItem> History(EmailId email, ContactId contact)
    {
        var message = _store.Find(email.Value, contact.Value);
        if (message < 0) return [];
        var folded = new MessageReader(_store, _options.Catalog, _options.Enrichment).Read(message);
        var items = new List<HistoryItem>();
        if (folded.State.SentAt != MessageState.Never) items.Add(new HistoryItem(Instants.ToInstant(folded.State.SentAt), EventType.Sent, null, null, null));
        if (folded.State.DeliveredAt >= 0) items.Add(new HistoryItem(Instants.ToInstant(folded.State.DeliveredAt), EventType.Delivered, null, null, null));
        for (var i = 0; i < folded.Entries.Length; i++) items.Add(ItemOf(folded.Entries[i], folded.Labels[i]));
        return [.. items.OrderBy(item => item.At)];
    }

    private Recipient? RecipientOf(int message, Metric metric, MessageReader reader, MessageCounter counter, BounceTable bounces)
    {
        var folded = reader.Read(message);
        counter.Count(folded);
        if (!counter.Has(metric)) return null;
        var detail = folded.Deciding == Entry.None ? Entry.None : folded.Entries[folded.Deciding].Detail;
        return new Recipient
        {
            Email = _store.Emails.Text(folded.State.Email),
            Contact = _store.Contacts.Text(folded.State.Contact),
            Disposition = folded.Disposition,
            At = Instants.ToInstant(folded.DisposedAt),
            NotSentReason = folded.Disposition == Disposition.NotSent ? Text(detail) : null,
            Bounce = folded.Disposition == Disposition.Bounced ? bounces[detail] with { Class = counter.ClassOf(folded) } : null,
            Response = folded.Disposition is Disposition.Bounced or Disposition.Deferred ? bounces.ResponseOf(detail) : null,
            Opens = counter.Counts[(int)Metric.TotalOpens],
            Clicks = counter.Counts[(int)Metric.TotalClicks],
        };
    }

    private HistoryItem ItemOf(in Entry entry, ActorLabel label) => new(
        Instants.ToInstant(entry.At), entry.Type, entry.IsRequest ? label : null, DetailOf(entry), entry.Agent == Entry.None ? null : _store.Agents.Text(entry.Agent));

    private string? DetailOf(in Entry entry) => entry.Type switch
    {
        EventType.Clicked => _store.Urls.Text(_store.Links[entry.Detail].Url),
        EventType.Bounced or EventType.Deferred => Text(_store.Responses[entry.Detail].Smtp),
        EventType.Viewed => entry.Detail < 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{entry.Detail / 1000m} s"),
        EventType.Converted => Text(_store.Conversions[entry.Detail].Goal),
        EventType.NotSent or EventType.Unsubscribed or EventType.Resubscribed => Text(entry.Detail),
        _ => null,
    };

    private string? Text(int slot) => slot == Entry.None ? null : _store.Texts.Text(slot);
}
