using CampaignMetrics.Collections;
using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using CampaignMetrics.Time;

namespace CampaignMetrics.Ledger;

/// <summary>Makes the list behind a number.</summary>
internal sealed class RecipientList
{
    private readonly Vocabulary _words;
    private readonly ScopeFilter _filter;
    private readonly MessageReader _reader;
    private readonly BounceTable _bounces;
    private readonly MessageCounter _counter;

    public RecipientList(Vocabulary words, LedgerOptions options, Definition definition, ReportScope scope)
    {
        _words = words;
        _filter = new ScopeFilter(scope, definition, words, options.Catalog);
        _reader = new MessageReader(words, options.Catalog, options.Enrichment);
        _bounces = new BounceTable(words, options.Enrichment);
        _counter = new MessageCounter(definition, _filter, _reader.Fold, new EmailTable(words, options.Catalog), _bounces);
    }

    public IEnumerable<Recipient> Of(IReadOnlyList<MessageStore> stores, Metric metric, CancellationToken cancellationToken)
    {
        var found = new List<(long FirstAt, Recipient Recipient)>();
        foreach (var store in stores)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Find(store.Whole(), metric, found);
        }
        found.Sort(InOrder);
        return found.Select(one => one.Recipient);
    }

    private void Find(MessageStore store, Metric metric, List<(long FirstAt, Recipient Recipient)> found)
    {
        for (var message = 0; message < store.Count; message++)
            if (Open(store, message, metric)) found.Add((_reader.State.FirstAt, Current(store)));
    }

    /// <summary>Reads a message; whether it counts.</summary>
    private bool Open(MessageStore store, int message, Metric metric)
    {
        _reader.Open(store, message);
        if (!_filter.Holds(_reader.State)) return false;
        _counter.Count(_reader.Folded());
        return _counter.Has(metric);
    }

    private Recipient Current(MessageStore store)
    {
        var folded = _reader.Folded();
        var detail = folded.Deciding == Slot.None ? Slot.None : folded.Entries[folded.Deciding].Detail;
        return new Recipient
        {
            Email = _words.Emails.Text(folded.State.Email),
            Contact = store.Contacts.Text(folded.State.Contact),
            Disposition = folded.Disposition,
            At = Instants.ToInstant(folded.DisposedAt),
            NotSentReason = folded.Disposition == Disposition.NotSent ? _words.Text(detail) : null,
            Bounce = folded.Disposition == Disposition.Bounced ? _bounces[detail] with { Class = _counter.ClassOf(folded) } : null,
            Response = folded.Disposition is Disposition.Bounced or Disposition.Deferred ? _bounces.ResponseOf(detail) : null,
            Opens = _counter.Counts[(int)Metric.TotalOpens],
            Clicks = _counter.Counts[(int)Metric.TotalClicks],
        };
    }

    /// <summary>By first event, then contact, then email.</summary>
    private static int InOrder((long FirstAt, Recipient Recipient) x, (long FirstAt, Recipient Recipient) y)
    {
        if (x.FirstAt != y.FirstAt) return x.FirstAt.CompareTo(y.FirstAt);
        var byContact = string.CompareOrdinal(x.Recipient.Contact.Value, y.Recipient.Contact.Value);
        return byContact != 0 ? byContact : string.CompareOrdinal(x.Recipient.Email.Value, y.Recipient.Email.Value);
    }
}
