using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>The links that the catalog lists for emails, by the email's slot; compiled when first asked for. Not thread-safe.</summary>
internal sealed class CatalogLinkTable(Vocabulary words, EmailCatalog catalog, LinkIdentity identity)
{
    private readonly List<EmailLinks?> _emails = [];

    public LinkIdentity Identity => identity;

    public EmailLinks this[int email]
    {
        get
        {
            while (_emails.Count <= email) _emails.Add(null);
            return _emails[email] ??= Learn(email);
        }
    }

    private EmailLinks Learn(int email) =>
        email > 0 && catalog[new EmailId(words.Emails.Text(email))] is { Links.Count: > 0 } known
            ? new EmailLinks(known.Links, identity)
            : EmailLinks.None;
}
