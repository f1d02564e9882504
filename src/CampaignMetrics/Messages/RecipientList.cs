using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Messages.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Messages;

/// <summary>Makes the list behind a number. First the messages are found and put in order, then each becomes an object as it is asked for.</summary>
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
        _counter = new MessageCounter(definition, _filter, _reader, new EmailTable(words, options.Catalog), _bounces);
    }

    public IEnumerable<Recipient> Of(IReadOnlyList<MessageStore> stores, Metric metric)
    {
        var found = new List<Found>();
        foreach (var store in stores) Find(store, metric, found);
        found.Sort(InOrder);
        foreach (var (_, store, message) in found)
            if (Open(store, message, metric)) yield return Current(store);
    }

    private void Find(MessageStore store, Metric metric, List<Found> found)
    {
        for (var message = 0; message < store.Count; message++)
            if (Open(store, message, metric)) found.Add(new Found(_reader.State.FirstAt, store, message));
    }

    /// <summary>Reads a message; whether it counts.</summary>
    private bool Open(MessageStore store, int message, Metric metric)
    {
        _reader.Open(store, message);
        if (!_filter.Holds(_reader.State)) return false;
        _counter.Count(_reader.Fold());
        return _counter.Has(metric);
    }

    private Recipient Current(MessageStore store)
    {
        var folded = _reader.Fold();
        var detail = folded.Deciding == Entry.None ? Entry.None : folded.Entries[folded.Deciding].Detail;
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
    private int InOrder(Found x, Found y)
    {
        if (x.FirstAt != y.FirstAt) return x.FirstAt.CompareTo(y.FirstAt);
        var (left, right) = (x.Store[x.Message], y.Store[y.Message]);
        return x.Store.Contacts[left.Contact].SequenceCompareTo(y.Store.Contacts[right.Contact]) is not 0 and var byContact
            ? byContact
            : _words.Emails[left.Email].SequenceCompareTo(_words.Emails[right.Email]);
    }

    private readonly record struct Found(long FirstAt, MessageStore Store, int Message);
}
