namespace CampaignMetrics.Links;

/// <summary>The catalog's links of one email, by their identity: finds which of them a click followed.</summary>
internal sealed class EmailLinks
{
    private readonly Dictionary<string, KnownLink> _exact = new(StringComparer.Ordinal);
    private readonly List<(LinkPattern Pattern, KnownLink Link)> _patterns = [];

    /// <summary>Indexes the links of an email.</summary>
    /// <param name="links">The links, in the order of the catalog.</param>
    /// <param name="identity">Decides which URLs are the same link.</param>
    public EmailLinks(IReadOnlyList<EmailLink> links, LinkIdentity identity)
    {
        var all = new List<KnownLink>(links.Count);
        foreach (var link in links) all.Add(Add(link, all.Count + 1, identity));
        // A URL belongs to variants only if it has a variant at each of its places.
        foreach (var same in all.GroupBy(link => link.Url, StringComparer.Ordinal))
            if (same.All(link => link.Link.Variant is not null))
                foreach (var link in same) link.IsOfVariant = true;
        All = all;
    }

    /// <summary>The links of an email without any in the catalog.</summary>
    public static EmailLinks None { get; } = new([], LinkIdentity.Default);

    /// <summary>All links in the order of the catalog, each with its identity; several may be the same link.</summary>
    public IReadOnlyList<KnownLink> All { get; }

    /// <summary>Finds the link that a click followed; null if the catalog does not have it.</summary>
    /// <param name="identity">The identity of the click's URL. A click without a URL is on no link of the email.</param>
    /// <returns>The link: an exact match rather than one with placeholders, and of several the first in the catalog.</returns>
    public KnownLink? Match(string identity)
    {
        if (identity.Length == 0) return null;
        if (_exact.TryGetValue(identity, out var exact)) return exact;
        foreach (var (pattern, link) in _patterns)
            if (pattern.Matches(identity)) return link;
        return null;
    }

    /// <summary>The identity of a link of an email's design, with its placeholders; null if it has none.</summary>
    public static string? WithPlaceholders(string url, LinkIdentity identity)
    {
        var (placeholders, normalised) = Normalised(url, identity);
        return placeholders.Marks.AreIn(normalised) ? placeholders.Restore(normalised) : null;
    }

    /// <summary>The identity of a link, in which marks stand for its placeholders.</summary>
    private static (Placeholders Placeholders, string Normalised) Normalised(string url, LinkIdentity identity)
    {
        var placeholders = Placeholders.In(url, out var marked);
        // A URL without a scheme is not normalised, but may hold placeholders all the same.
        return (placeholders, identity.Of(marked, placeholders.Marks) ?? (placeholders.Marks.Count > 0 ? marked : url));
    }

    private KnownLink Add(EmailLink link, int position, LinkIdentity identity)
    {
        var (placeholders, normalised) = Normalised(link.Url, identity);
        var known = new KnownLink(placeholders.Restore(normalised), position, link);
        if (placeholders.Marks.AreIn(normalised)) _patterns.Add((new LinkPattern(normalised, placeholders.Marks), known));
        else _exact.TryAdd(normalised, known);
        return known;
    }
}

/// <summary>A link of an email's catalog entry.</summary>
/// <param name="Url">Its identity, with placeholders as the catalog writes them; rows of reports show it so.</param>
/// <param name="Position">Its position among the email's links, from 1.</param>
/// <param name="Link">The link as the catalog describes it.</param>
internal sealed record KnownLink(string Url, int Position, EmailLink Link)
{
    /// <summary>The purpose of the link.</summary>
    public LinkRole Role => Link.Role;

    /// <summary>Whether only variants of the email have it.</summary>
    public bool IsOfVariant { get; set; }
}
