using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>What the catalog says of an email, as far as counting needs it.</summary>
internal readonly record struct EmailFacts(Tracking Tracking, bool ConnectedInbox);

/// <summary>The facts of each email of a ledger by slot.</summary>
internal sealed class EmailTable(Vocabulary words, EmailCatalog catalog)
{
    private readonly GrowingList<EmailFacts> _facts = new();

    public EmailFacts this[int slot]
    {
        get
        {
            while (_facts.Count <= slot)
            {
                var email = _facts.Count == 0 ? null : catalog[new EmailId(words.Emails.Text(_facts.Count))];
                _facts.Add(new EmailFacts(email?.Tracking ?? Tracking.On, email?.ConnectedInbox ?? true));
            }
            return _facts[slot];
        }
    }
}
