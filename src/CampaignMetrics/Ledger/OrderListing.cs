using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Ledger;

/// <summary>Lists the orders behind revenue. It visits contacts as a report's tally does and attributes by the same rules, so the list has
/// exactly the orders that the report counts. Not thread-safe.</summary>
internal sealed class OrderListing : IContactVisitor
{
    private readonly Vocabulary _words;
    private readonly CountedReader _counted;
    private readonly Attribution _attribution;
    private readonly Naming _naming;
    private bool _isExcluded;

    public OrderListing(
        Vocabulary words, LedgerOptions options, Definition definition, ReportScope scope, EmailSurvey survey, long latestAt)
    {
        _words = words;
        _counted = new CountedReader(words, options, definition, scope, survey);
        _attribution = new Attribution(words, _counted.Events.Fold, definition);
        _naming = new Naming(scope.Viewer, options.MayProfile, latestAt, _counted.Filter.ExcludesNetworks);
        Emails = _counted.Filter.EmailsInScope();
    }

    public IReadOnlyList<int>? Emails { get; }

    public bool NeedsOthers => _attribution.NeedsOthers;

    public bool LooksAhead => false;

    /// <summary>The orders, in no order.</summary>
    public List<Order> Orders { get; } = [];

    public IEnumerable<LeftOutCount> LeftOut => _naming.LeftOut;

    public void Read(IReadOnlyList<MessageStore> stores, CancellationToken cancellationToken) =>
        new ContactWalk(_counted.Reader, this).Go(stores, cancellationToken);

    public void Begin(ReadOnlySpan<byte> contact) => _isExcluded = _counted.Filter.Excludes(contact);

    public void AddUnnamed()
    {
        if (!_isExcluded) _attribution.AddConversions(_counted.Events.State, _counted.Events.Entries, isInScope: false, send: 0);
    }

    public void LookAhead()
    {
    }

    public void Add()
    {
        if (_isExcluded) return;
        var (events, filter) = (_counted.Events, _counted.Filter);
        var mayBeInScope = filter.HoldsEmail(events.State.Email);
        for (var send = 0; send < events.Sends; send++)
        {
            events.Turn(send);
            var isInScope = mayBeInScope && filter.HoldsSending(events.State, events.Entries);
            _attribution.AddConversions(events.State, events.Entries, isInScope, send);
            if (!_attribution.MayBeOwed(events.Entries)) continue;
            var message = events.Folded();
            _counted.Counter.Count(message);
            _attribution.AddActs(new Counted(message, _counted.Counter), isInScope, send);
        }
    }

    public void End(ReadOnlySpan<byte> contact)
    {
        if (!_attribution.IsEmpty) List(ContactId.OfCanonical(Encoding.UTF8.GetString(contact)));
        _attribution.Clear();
    }

    private void List(ContactId contact)
    {
        foreach (var order in _attribution.Units([]))
        {
            if (order.Unit.Latest.Amount is not { } amount || !_counted.Filter.Holds(order)) continue;
            var email = order.By is { } by ? new EmailId(by.EmailKey) : default(EmailId?);
            if (ReasonAgainst(contact, email, order) is { } reason) _naming.LeaveOut(reason);
            else Orders.Add(Of(contact, email, order, amount));
        }
    }

    /// <summary>A credit to a click or an open tells of it, which must be permitted.</summary>
    private LeftOutReason? ReasonAgainst(ContactId contact, EmailId? email, in AttributedUnit order)
    {
        if (_naming.ReasonAgainst(contact, email) is { } reason) return reason;
        var tellsRequest = order.Credit is OrderCredit.LastClick or OrderCredit.LastOpen;
        return tellsRequest && !_naming.Shows(contact, order.By!.Value.At) ? LeftOutReason.NotProfiled : null;
    }

    private Order Of(ContactId contact, EmailId? email, in AttributedUnit order, decimal amount)
    {
        var (first, latest) = (order.Unit.States[0], order.Unit.Latest);
        return new Order
        {
            At = Instants.ToInstant(order.At),
            Id = TextOf(latest.Order),
            Contact = contact,
            Email = email,
            Credit = order.Credit,
            Source = TextOf(first.Source),
            Goal = TextOf(latest.Goal),
            Amount = new Money(amount, latest.Currency),
            Refunds = [.. order.Unit.Refunds.Select(refund => new Money(refund.Amount!.Value, refund.Currency))],
        };
    }

    private string? TextOf(int slot) => slot == Slot.None ? null : _words.Texts.Text(slot);
}
