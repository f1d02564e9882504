using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Whether clicks are on the link that a list asks for. Not for two threads at once.</summary>
internal sealed class LinkFilter(string url, LinkRole? role, MessageEvents events, CatalogLinkTable catalog)
{
    private readonly string _identity = catalog.Identity.Of(url);
    private readonly List<string?> _rows = [];

    /// <summary>Whether a click of an email is on it.</summary>
    public bool Holds(int email, in Entry click)
    {
        var clicked = events.Fold.Emails[email].Links[click.Detail];
        if (role is { } asked && clicked.Role != asked) return false;
        var row = events.Links[clicked.Url];
        return row == url || row == RowOf(email);
    }

    /// <summary>The row that this spelling has among the links of an email.</summary>
    private string RowOf(int email)
    {
        while (_rows.Count <= email) _rows.Add(null);
        return _rows[email] ??= catalog[email].Match(_identity)?.Url ?? _identity;
    }
}
