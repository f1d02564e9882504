using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Finds the lists and subscription types that messages belong to, from the segments of their events and the catalog. Not
/// thread-safe.</summary>
internal sealed class CoverageTable(Vocabulary words, EmailCatalog catalog)
{
    /// <summary>The catalog's type of emails that need no subscription, such as invoices.</summary>
    private const string Transactional = "transactional";

    // The last answer: neighbouring messages mostly have the same email and segments.
    private int _lastEmail, _lastSet = -1;
    private Coverage? _last;

    public bool NamesLists(int set) => ListsOf(set).Any();

    /// <summary>The lists that a set of segments names.</summary>
    public IEnumerable<string> ListsOf(int set) => words.Segments.Names(set, SegmentKind.List);

    /// <summary>Whether the catalog says that the email needs no subscription.</summary>
    public bool IsTransactional(int email) => EntryOf(email)?.Type == Transactional;

    /// <summary>The lists and types of a message. A tag <c>subscriptionType</c> names all of its types. The email's type in the catalog is
    /// only a fallback: it may be a subscription type among others, or none.</summary>
    public Coverage Of(int email, int set)
    {
        if (_last is not null && (_lastEmail, _lastSet) == (email, set)) return _last;
        (_lastEmail, _lastSet) = (email, set);
        string[] tagged = [.. TypesIn(set)];
        return _last = EntryOf(email)?.Type is { } type && tagged.Length == 0
            ? new Coverage([.. ListsOf(set)], [type], IsTypeKnown: false)
            : new Coverage([.. ListsOf(set)], tagged, tagged.Length > 0);
    }

    private Email? EntryOf(int email) => catalog[new EmailId(words.Emails.Text(email))];

    private IEnumerable<string> TypesIn(int set) =>
        StoredTag.ValuesOf(UnsubscriptionReport.SubscriptionTypeTag, words.Segments.Names(set, SegmentKind.Tag));
}
