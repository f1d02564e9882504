using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>A link that was clicked, as all its spellings are.</summary>
/// <param name="Url">Its number among the ledger's links.</param>
/// <param name="Page">The number of the same link without its fragment.</param>
/// <param name="IsOfVariant">Whether only a variant has it: as the click states it, or by the email's links.</param>
/// <param name="Role">As the click states it, else by the email's links, else content.</param>
internal readonly record struct ClickedLink(int Url, int Page, LinkRole Role, bool IsOfVariant);

/// <summary>The links of a ledger by their identity, and by email what its clicks are on. Not for two threads at once.</summary>
internal sealed class LinkTable(Vocabulary words, LinkIdentity identity)
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _urls = [];
    private EmailLinkTable? _plain;

    /// <summary>The link with this number.</summary>
    public string this[int url] => _urls[url];

    /// <summary>The links of an email; those of emails without any of their own are the same.</summary>
    public EmailLinkTable Of(Email? email) =>
        email is { Links.Count: > 0 } ? new EmailLinkTable(this, new EmailLinks(email.Links, identity)) : _plain ??= new(this, null);

    public int NumberOf(string url)
    {
        if (_numbers.TryGetValue(url, out var number)) return number;
        _numbers.Add(url, number = _urls.Count);
        _urls.Add(url);
        return number;
    }

    /// <summary>What a click with such details is on.</summary>
    public ClickedLink Learn(int detail, EmailLinks? links)
    {
        var stated = words.SlotOf(EventSchema.Link, detail, EventProperty.Role);
        // A template has the identity of its spellings. Not as a string that the table keeps: of personal paths each is asked for once.
        var came = Encoding.UTF8.GetString(words.UrlTemplates[words.SlotOf(EventSchema.Link, detail, EventProperty.Url)]);
        var url = identity.Of(came);
        var own = links?.Match(url);
        url = own?.Url ?? url;
        var role = stated != Slot.None ? (LinkRole)stated : own?.Role ?? LinkRole.Content;
        var isOfVariant = words.SlotOf(EventSchema.Link, detail, EventProperty.Variant) != Slot.None || own?.IsOfVariant == true;
        return new ClickedLink(NumberOf(url), NumberOf(LinkIdentity.WithoutFragment(url)), role, isOfVariant);
    }
}

/// <summary>What the clicks of one email are on, told once for each detail. Not for two threads at once.</summary>
internal sealed class EmailLinkTable(LinkTable all, EmailLinks? links)
{
    private ClickedLink?[] _known = new ClickedLink?[16];

    /// <summary>What a click with such details is on.</summary>
    public ClickedLink this[int detail]
    {
        get
        {
            if (detail >= _known.Length) Array.Resize(ref _known, Math.Max(detail + 1, _known.Length * 2));
            return _known[detail] ??= all.Learn(detail, links);
        }
    }

    public LinkRole RoleOf(int detail) => this[detail].Role;

    public int PageOf(int detail) => this[detail].Page;
}
