using System.Globalization;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Ledger;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>
    /// The list behind a number: the messages that count for a metric, in the order of
    /// their first events. As many as the report's count where the metric counts messages.
    /// </summary>
    /// <param name="metric">The metric.</param>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    /// <param name="cancellationToken">
    /// Ends the work between two of the 64 parts that a ledger is kept in; the ledger stays as it is.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such metric.</exception>
    /// <exception cref="OperationCanceledException">The work was ended.</exception>
    public IEnumerable<Recipient> Recipients(
        Metric metric, Definition? definition = null, ReportScope? scope = null, CancellationToken cancellationToken = default) =>
        new RecipientList(_stores.Words, _options, definition ?? Definition.HubSpot, scope ?? ReportScope.All)
            .Of(Messages().All, Door.Known(metric, nameof(metric)), cancellationToken);

    /// <summary>All that happened to a message, by time; empty when no event told of it.</summary>
    /// <param name="email">The email.</param>
    /// <param name="contact">The contact.</param>
    public IReadOnlyList<HistoryItem> History(EmailId email, ContactId contact)
    {
        if (Messages().Of(contact.Value)?.Whole() is not { } store) return [];
        int message;
        lock (store.Gate) message = store.Find(email.Value, contact.Value);
        if (message < 0) return [];
        var reader = new MessageReader(_stores.Words, _options.Catalog, _options.Enrichment);
        reader.Open(store, message);
        var folded = reader.Folded();
        var items = new List<HistoryItem>();
        if (folded.State.SentAt != MessageState.Never)
            items.Add(new HistoryItem(Instants.ToInstant(folded.State.SentAt), EventType.Sent, null, null, null));
        if (folded.State.DeliveredAt >= 0)
            items.Add(new HistoryItem(Instants.ToInstant(folded.State.DeliveredAt), EventType.Delivered, null, null, null));
        for (var i = 0; i < folded.Entries.Length; i++) items.Add(ItemOf(folded.Entries[i], folded.Labels[i]));
        return [.. items.OrderBy(item => item.At)];
    }

    private HistoryItem ItemOf(in Entry entry, ActorLabel label) => new(
        Instants.ToInstant(entry.At), entry.Type, entry.IsRequest ? label : null, DetailOf(entry),
        entry.Agent == Slot.None ? null : _stores.Words.Agents.Text(entry.Agent));

    /// <summary>What a history tells of an event: the first property of its details.</summary>
    private string? DetailOf(in Entry entry)
    {
        if (entry.Detail == Slot.None || EventSchema.Of(entry.Type).Detail is not { } group) return null;
        var told = EventSchema.Of(group.Properties[0]);
        if (told.Kind == PropertyKind.Seconds) return string.Create(CultureInfo.InvariantCulture, $"{entry.Detail / 1000m} s");
        var slot = _stores.Words.SlotOf(group, entry.Detail, told.Property);
        return slot == Slot.None ? null : _stores.Words.TableOf(told.Table).Text(slot);
    }
}
