using CampaignMetrics.Links;

namespace CampaignMetrics.Reports;

/// <summary>The links of a report's emails as their catalog entries have them, clicked or not.</summary>
internal sealed class CatalogLinks
{
    private readonly Dictionary<LinkKey, KnownLink> _byKey = [];
    private readonly Dictionary<string, KnownLink> _byUrl = new(StringComparer.Ordinal);
    private readonly Dictionary<OccurrenceKey, KnownLink> _byOccurrence = [];

    /// <param name="sums">The sums of the report.</param>
    /// <param name="signs">Whether emails are tracked of which the catalog does not say.</param>
    public CatalogLinks(ReportSums sums, Signs signs)
    {
        var tracked = sums.Emails.Values.Where(email => email.Seen(signs.Tracking).IsTracked);
        foreach (var email in tracked.OrderBy(email => email.Email, Collections.CodePoints.Order))
            if (email.Entry is { Links.Count: > 0 } entry)
                foreach (var link in new EmailLinks(entry.Links, sums.LinkIdentity).All) Add(link);
    }

    /// <summary>What rows are about.</summary>
    public IEnumerable<LinkKey> Keys => _byKey.Keys;

    /// <summary>The label of the first link that a row is about.</summary>
    public string? LabelOf(LinkKey key) => _byKey.GetValueOrDefault(key)?.Link.Label;

    /// <summary>Where an occurrence stands in its email, from 1; that of the link's first where clicks do not say which.</summary>
    public int? PositionOf(OccurrenceKey key) => (_byOccurrence.GetValueOrDefault(key) ?? _byUrl.GetValueOrDefault(key.Url))?.Position;

    private void Add(KnownLink link)
    {
        _byKey.TryAdd(new LinkKey(link.Url, link.Role), link);
        _byUrl.TryAdd(link.Url, link);
        if (link.Link.Id is { } id) _byOccurrence.TryAdd(new OccurrenceKey(link.Url, id), link);
    }
}
