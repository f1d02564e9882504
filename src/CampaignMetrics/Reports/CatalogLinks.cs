using CampaignMetrics.Links;

namespace CampaignMetrics.Reports;

/// <summary>The links that the catalog lists for a report's emails, clicked or not: they give rows without clicks, labels and
/// positions.</summary>
internal sealed class CatalogLinks
{
    private readonly Dictionary<LinkKey, KnownLink> _byKey = [];
    private readonly Dictionary<string, KnownLink> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<OccurrenceKey, KnownLink> _byOccurrence = [];

    /// <param name="sums">The sums of the report.</param>
    /// <param name="signs">Whether emails are tracked whose catalog entry does not say.</param>
    public CatalogLinks(ReportSums sums, Signs signs)
    {
        // Untracked emails are skipped: a link that cannot be measured must not show up with 0 clicks.
        var tracked = sums.Emails.Values.Where(email => email.Seen(signs).IsTracked);
        // Sorted, since the first email that has a link gives its label and position: the same data, the same report.
        foreach (var email in tracked.OrderBy(email => email.Email, CodePoints.Order))
            if (email.Entry is { Links.Count: > 0 } entry)
                foreach (var link in new EmailLinks(entry.Links, sums.LinkIdentity).All) Add(link);
    }

    /// <summary>All listed links, each with its role.</summary>
    public IEnumerable<LinkKey> Keys => _byKey.Keys;

    /// <summary>The label of the first listed link that is this row's; null for none.</summary>
    public string? LabelOf(LinkKey key) => _byKey.GetValueOrDefault(key)?.Link.Label;

    /// <summary>The position of an occurrence in its email, from 1; that of the link's first occurrence where clicks do not say which, or
    /// give an id that the catalog does not know.</summary>
    public int? PositionOf(OccurrenceKey key) => (_byOccurrence.GetValueOrDefault(key) ?? _byUrl.GetValueOrDefault(key.Url))?.Position;

    private void Add(KnownLink link)
    {
        _byKey.TryAdd(new LinkKey(link.Url, link.Role), link);
        _byUrl.TryAdd(link.Url, link);
        if (link.Link.Id is { } id) _byOccurrence.TryAdd(new OccurrenceKey(link.Url, id), link);
    }
}
