namespace CampaignMetrics.Links;

/// <summary>The links of one email by their identity: which of them did a click follow?</summary>
internal sealed class EmailLinks
{
    private readonly Dictionary<string, KnownLink> _exact = new(StringComparer.Ordinal);
    private readonly List<(LinkPattern Pattern, KnownLink Link)> _patterns = [];

    /// <summary>These links of an email.</summary>
    /// <param name="links">In the order of the catalog.</param>
    /// <param name="identity">Which URLs are one link.</param>
    public EmailLinks(IReadOnlyList<EmailLink> links, LinkIdentity identity)
    {
        var all = new List<KnownLink>(links.Count);
        foreach (var link in links) all.Add(Add(link, all.Count + 1, identity));
        foreach (var same in all.GroupBy(link => link.Url, StringComparer.Ordinal))
            if (same.All(link => link.Link.Variant is not null))
                foreach (var link in same) link.IsOfVariant = true;
        All = all;
    }

    /// <summary>An email of which no link is known.</summary>
    public static EmailLinks None { get; } = new([], LinkIdentity.Default);

    /// <summary>All, each with its identity, in the order of the catalog: several may be one link.</summary>
    public IReadOnlyList<KnownLink> All { get; }

    /// <summary>The link that a click followed; null for one that the catalog does not know.</summary>
    /// <param name="identity">The identity of the click's URL. A click without URL is on no link of the email.</param>
    /// <returns>An exact link before one with placeholders, then the first of the catalog.</returns>
    public KnownLink? Match(string identity)
    {
        if (identity.Length == 0) return null;
        if (_exact.TryGetValue(identity, out var exact)) return exact;
        foreach (var (pattern, link) in _patterns)
            if (pattern.Matches(identity)) return link;
        return null;
    }

    private KnownLink Add(EmailLink link, int position, LinkIdentity identity)
    {
        var placeholders = Placeholders.In(link.Url, out var marked);
        // What has no scheme stays as it came, and may hold placeholders all the same.
        var normalised = identity.Of(marked, placeholders.Marks) ?? (placeholders.Marks.Count > 0 ? marked : link.Url);
        var known = new KnownLink(placeholders.Restore(normalised), position, link);
        if (placeholders.Marks.AreIn(normalised)) _patterns.Add((new LinkPattern(normalised, placeholders.Marks), known));
        else _exact.TryAdd(normalised, known);
        return known;
    }
}

/// <summary>A link of an email.</summary>
/// <param name="Url">Its identity, with placeholders as the catalog writes them: how rows show it.</param>
/// <param name="Position">Its place among the email's links, from 1.</param>
/// <param name="Link">What the catalog tells.</param>
internal sealed record KnownLink(string Url, int Position, EmailLink Link)
{
    /// <summary>What it is for.</summary>
    public LinkRole Role => Link.Role;

    /// <summary>Whether it stands in variants alone.</summary>
    public bool IsOfVariant { get; set; }
}
