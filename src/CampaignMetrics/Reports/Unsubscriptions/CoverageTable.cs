using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Which lists and subscription types messages are of, by the segments of their events and the catalog.</summary>
internal sealed class CoverageTable(Vocabulary words, EmailCatalog catalog)
{
    /// <summary>The type of emails that need no subscription.</summary>
    private const string Transactional = "transactional";

    // Neighbouring messages mostly have the same segments.
    private int _lastEmail, _lastSet = -1;
    private Coverage? _last;

    public bool NamesLists(int set) => ListsOf(set).Any();

    /// <summary>The lists that a set of segments names.</summary>
    public IEnumerable<string> ListsOf(int set) => words.Segments.Names(set, SegmentKind.List);

    /// <summary>Whether the catalog says that the email needs no subscription.</summary>
    public bool IsTransactional(int email) => EntryOf(email)?.Type == Transactional;

    /// <summary>What a message is of. A tag tells its subscription types in full; the catalog's type is one that it is of, if it is
    /// one.</summary>
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

    private IEnumerable<string> TypesIn(int set)
    {
        foreach (var tag in words.Segments.Names(set, SegmentKind.Tag))
            if (tag.StartsWith(Prefix, StringComparison.Ordinal)) yield return tag[Prefix.Length..];
    }

    /// <summary>How a set names the tag: its name, a zero, its value.</summary>
    private const string Prefix = UnsubscriptionReport.SubscriptionTypeTag + "\0";
}
