using System.Net;

namespace CampaignMetrics.TrackedMail;

/// <summary>What the core knows of the links of an HTML: their roles, and the texts that readers see.</summary>
internal sealed class LinkFacts
{
    private readonly Dictionary<string, LinkRole> _roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string?>> _labels = new(StringComparer.Ordinal);

    public LinkFacts(string html)
    {
        foreach (var link in EmailLink.InHtml(html))
        {
            _roles[link.Url] = link.Role;
            if (!_labels.TryGetValue(link.Url, out var labels)) _labels[link.Url] = labels = [];
            labels.Enqueue(link.Label);
        }
    }

    /// <summary>The role of an address; for one that is no link of the HTML, the role that it would have there.</summary>
    public LinkRole RoleOf(string url)
    {
        if (_roles.TryGetValue(url, out var known)) return known;
        var alone = EmailLink.InHtml($"<a href=\"{WebUtility.HtmlEncode(url)}\"></a>");
        return _roles[url] = alone.Count == 1 ? alone[0].Role : LinkRole.Content;
    }

    /// <summary>The text of the next link with this address; null if it has none.</summary>
    public string? NextLabel(string url) => _labels.TryGetValue(url, out var labels) && labels.TryDequeue(out var label) ? label : null;
}
