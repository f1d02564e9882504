using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Tests whether clicks are on the link of a query, in any of its spellings. Not thread-safe.</summary>
internal sealed class LinkFilter(string url, LinkRole? role, MessageEvents events, CatalogLinkTable catalog)
{
    private readonly string _identity = catalog.Identity.Of(url);
    // A link with placeholders is a row itself. As a text it would match the placeholders of other emails.
    private readonly string? _design = EmailLinks.WithPlaceholders(url, catalog.Identity);
    // By email slot: the catalog of each email may write the same link differently.
    private readonly List<string?> _rows = [];

    /// <summary>Whether a click in an email is on the link.</summary>
    public bool Holds(int email, in Entry click)
    {
        var clicked = events.Fold.Emails[email].Links[click.Detail];
        if (role is { } asked && clicked.Role != asked) return false;
        var row = events.Links[clicked.Url];
        return row == url || row == (_design ?? RowOf(email));
    }

    /// <summary>The link as reports show it for an email: as its catalog entry writes it, else in the one spelling that stands for
    /// all.</summary>
    private string RowOf(int email)
    {
        while (_rows.Count <= email) _rows.Add(null);
        return _rows[email] ??= catalog[email].Match(_identity)?.Url ?? _identity;
    }
}
