using System.Collections.Immutable;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Ledger;

/// <summary>Counts messages for which it is not known whether they belong on a list, by reason. It needs the same knowledge as the list's
/// metric: whether emails are tracked, whether an inbox is connected, whether deliveries are reported.</summary>
internal sealed class UnknownTally(
    RecipientKind kind, CountedReader counted, Vocabulary words, EmailCatalog catalog, bool isReplySeen)
{
    private readonly Needs _needs = kind.Metric is { } metric ? Metrics.NeedsOf(metric) : Needs.Tracking | Needs.Deliveries;
    private readonly List<EmailSum?> _emails = [];
    // By email slot, like _emails: pending messages of the scope.
    private readonly List<long> _pending = [];
    private long _trackingOff, _noSignOfTracking, _noInbox, _noSignOfInbox;

    /// <summary>Whether it must see messages outside the scope, too, if their email is in it: they show whether deliveries are
    /// reported.</summary>
    public bool NeedsFacts => _needs.HasFlag(Needs.Deliveries);

    /// <summary>The counts by reason; only reasons that occur.</summary>
    public ImmutableArray<UnknownMessages> Unknown =>
    [
        .. ((UnknownMessages[])
        [
            new(NotMeasured.TrackingOff, _trackingOff),
            new(NotMeasured.NoSignOfTracking, _noSignOfTracking),
            new(NotMeasured.NoConnectedInbox, _noInbox),
            new(NotMeasured.NoSignOfInbox, isReplySeen ? 0 : _noSignOfInbox),
            new(NotMeasured.DeliveriesNotReported, Untold),
        ]).Where(unknown => unknown.Messages > 0),
    ];

    /// <summary>Adds what a message, in scope or not, reveals about its email's deliveries.</summary>
    public void AddFacts(in FoldedMessage message) => EmailOf(message.State.Email).AddFacts(message);

    /// <summary>Adds a message of the scope that was counted.</summary>
    public void Add(in FoldedMessage message)
    {
        var counter = counted.Counter;
        var email = counted.Events.Fold.Emails[message.State.Email];
        if (_needs.HasFlag(Needs.Deliveries) && counter.Has(Metric.Pending)) _pending[message.State.Email]++;
        // What was not delivered has no openers, clickers or replies, so nothing about it is unknown.
        if (!counter.Has(Metric.Delivered)) return;
        if (_needs.HasFlag(Needs.Tracking) && !counter.IsTracked)
        {
            if (email.Tracking is null) _noSignOfTracking++;
            else _trackingOff++;
        }
        if (!_needs.HasFlag(Needs.Replies) || email.ConnectedInbox == true) return;
        if (email.ConnectedInbox is null) _noSignOfInbox++;
        else _noInbox++;
    }

    /// <summary>Pending messages of emails whose deliveries are not reported: they may well have been delivered.</summary>
    private long Untold
    {
        get
        {
            var untold = 0L;
            for (var email = 0; email < _emails.Count; email++)
                if (_emails[email] is { ReportsDeliveries: false }) untold += _pending[email];
            return untold;
        }
    }

    private EmailSum EmailOf(int slot)
    {
        while (_emails.Count <= slot)
        {
            _emails.Add(null);
            _pending.Add(0);
        }
        if (_emails[slot] is { } known) return known;
        var id = new EmailId(words.Emails.Text(slot));
        return _emails[slot] = new EmailSum(id.Value, catalog[id], counted.Events.Fold.Emails[slot].Deliveries is not null);
    }
}
