using CampaignMetrics.Engine;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Ledger;

/// <summary>Reads messages one by one and counts them by a definition: what lists, histories and exports share. Not thread-safe.</summary>
internal sealed class CountedReader
{
    private readonly bool _byEventDate, _isReplySeen;

    public CountedReader(Vocabulary words, LedgerOptions options, Definition definition, ReportScope scope, EmailSurvey survey)
    {
        (_byEventDate, _isReplySeen) = (definition.DateBasis == DateBasis.EventDate, survey.IsReplySeen);
        Reader = new MessageReader(words, options);
        Filter = new ScopeFilter(scope, definition, words, options.Catalog, survey);
        // The order matters: the counter takes the filter, and the items take this reader with its counter and catalog.
        Counter = new MessageCounter(definition, Filter, Events.Fold, Events.Bounces, survey.IsTrackingSeen);
        Catalog = new CatalogLinkTable(words, options.Catalog, options.Links);
        Items = new EventItems(words, options, this);
    }

    public MessageReader Reader { get; }

    public MessageEvents Events => Reader.Events;

    public ScopeFilter Filter { get; }

    public MessageCounter Counter { get; }

    public CatalogLinkTable Catalog { get; }

    public EventItems Items { get; }

    /// <summary>Whether an event does not count because it lies outside the period. Never by send cohort, where the period selects messages
    /// and not events.</summary>
    public bool IsOutsidePeriod(long at) => _byEventDate && !Filter.IsInPeriod(at);

    /// <summary>Whether replies to a message are seen: as the catalog says, else where any reply ever came.</summary>
    public bool SeesReplies(in FoldedMessage message) => Events.Fold.Emails[message.State.Email].ConnectedInbox ?? _isReplySeen;

    /// <summary>Whether an entry is a click on a link to unsubscribe.</summary>
    public bool IsUnsubscribeClick(in FoldedMessage message, int entry) =>
        message.Entries[entry].Type == EventType.Clicked
        && Events.Fold.Emails[message.State.Email].Links.RoleOf(message.Entries[entry].Detail) == LinkRole.Unsubscribe;
}
