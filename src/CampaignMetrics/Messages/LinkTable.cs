using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>The link that a click was on, with all its spellings taken as one.</summary>
/// <param name="Url">The link's number in the <see cref="LinkTable"/>.</param>
/// <param name="Page">The number of the same link without its fragment.</param>
/// <param name="IsOfVariant">Whether only a variant of the email has it: stated by the click or by the email's links.</param>
/// <param name="Role">The role that the click states, else that of the email's link, else content.</param>
internal readonly record struct ClickedLink(int Url, int Page, LinkRole Role, bool IsOfVariant);

/// <summary>Numbers the links of a ledger by their identity, and finds for each email which link a click was on. Not thread-safe.</summary>
internal sealed class LinkTable(Vocabulary words, LinkIdentity identity)
{
    /// <summary>So many links are kept where the numbers are not needed for long.</summary>
    private const int Many = 1 << 12;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _urls = [];
    private EmailLinkTable? _plain;

    /// <summary>The identity of the link with this number.</summary>
    public string this[int url] => _urls[url];

    /// <summary>How often the links were forgotten.</summary>
    public int Forgotten { get; private set; }

    /// <summary>Forgets all links if there are many, so that links of one recipient each do not add up. Their numbers mean nothing from
    /// then on.</summary>
    public void ForgetMany()
    {
        if (_urls.Count < Many) return;
        _numbers.Clear();
        _urls.Clear();
        Forgotten++;
    }

    /// <summary>The links of an email; emails without links in the catalog share one table.</summary>
    public EmailLinkTable Of(Email? email) =>
        email is { Links.Count: > 0 } ? new EmailLinkTable(this, new EmailLinks(email.Links, identity)) : _plain ??= new(this, null);

    public int NumberOf(string url)
    {
        if (_numbers.TryGetValue(url, out var number)) return number;
        _numbers.Add(url, number = _urls.Count);
        _urls.Add(url);
        return number;
    }

    /// <summary>Finds the link of a click.</summary>
    /// <param name="detail">The click's <see cref="Entry.Detail"/>.</param>
    /// <param name="links">The links of its email; null if the catalog has none.</param>
    public ClickedLink Learn(int detail, EmailLinks? links)
    {
        var stated = words.SlotOf(EventSchema.Link, detail, EventProperty.Role);
        // A template has the same identity as the URLs made from it. Not TextTable.Text, which would keep a string of each personal path.
        var came = Encoding.UTF8.GetString(words.UrlTemplates[words.SlotOf(EventSchema.Link, detail, EventProperty.Url)]);
        var url = identity.Of(came);
        var own = links?.Match(url);
        // The catalog's link, whose placeholders stand for all values that clicks have there.
        url = own?.Url ?? url;
        var role = stated != Slot.None ? (LinkRole)stated : own?.Role ?? LinkRole.Content;
        var isOfVariant = words.SlotOf(EventSchema.Link, detail, EventProperty.Variant) != Slot.None || own?.IsOfVariant == true;
        return new ClickedLink(NumberOf(url), NumberOf(LinkIdentity.WithoutFragment(url)), role, isOfVariant);
    }
}

/// <summary>Caches the link behind each distinct detail of one email's clicks. Not thread-safe.</summary>
internal sealed class EmailLinkTable(LinkTable all, EmailLinks? links)
{
    // By detail, the index of its link plus 1: an email has few of the ledger's details.
    private SlotMap _known = new();
    private readonly List<ClickedLink> _clicked = [];
    private int _forgotten;

    /// <summary>The link of a click, by its <see cref="Entry.Detail"/>.</summary>
    public ClickedLink this[int detail]
    {
        get
        {
            if (_forgotten != all.Forgotten) Forget();
            return _known[detail] is > 0 and var index ? _clicked[index - 1] : Learn(detail);
        }
    }

    public LinkRole RoleOf(int detail) => this[detail].Role;

    public int PageOf(int detail) => this[detail].Page;

    private ClickedLink Learn(int detail)
    {
        var link = all.Learn(detail, links);
        _clicked.Add(link);
        _known[detail] = _clicked.Count;
        return link;
    }

    private void Forget()
    {
        _known = new SlotMap();
        _clicked.Clear();
        _forgotten = all.Forgotten;
    }
}
