using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Adds up all metrics by email, and the reasons why messages bounced or were not sent.</summary>
internal sealed class DeliveryTally(Vocabulary words, EmailCatalog catalog, EmailTable table, BounceTable bounces, bool hasCohort)
{
    private readonly List<EmailSum?> _emails = [];
    private readonly SumTable<BounceReasonKey, CountSum> _bounceReasons = new();
    private readonly SumTable<string, CountSum> _notSentReasons = new();

    /// <summary>Adds a message of the scope.</summary>
    public void Add(in Counted counted)
    {
        EmailOf(counted.Message.State.Email).Add(counted.Message, counted.Counter, hasCohort);
        AddReason(counted);
    }

    /// <summary>Adds the facts that a message, in scope or not, reveals about its email.</summary>
    public void AddFacts(in FoldedMessage message) => EmailOf(message.State.Email).AddFacts(message);

    /// <summary>Adds the campaign that events of the current email and contact state.</summary>
    public void AddCampaign(MessageEvents events)
    {
        if (events.CampaignAt == MessageState.Never) return;
        var sum = EmailOf(events.State.Email);
        // Times are compared first: making a StatedCampaign decodes texts, and an earlier one is mostly known already.
        if (sum.Entry?.Campaign is null && !(sum.Campaign?.At < events.CampaignAt)) sum.State(events.Campaign);
    }

    public void WriteTo(ReportSums sums)
    {
        foreach (var email in _emails)
            if (email is not null) sums.Emails.Add(email.Email, email);
        sums.BounceReasons.Add(_bounceReasons);
        sums.NotSentReasons.Add(_notSentReasons);
    }

    private void AddReason(in Counted counted)
    {
        if (counted.Counter.Has(Metric.Bounced))
        {
            // The latest bounce decides, so each message has one reason, and reasons add up to the bounced messages.
            var finding = bounces[counted.Message.Entries[counted.Message.Deciding].Detail];
            _bounceReasons.Add(new BounceReasonKey(finding.Reason, counted.Counter.ClassOf(counted.Message)), new CountSum(1));
        }
        if (counted.Counter.Has(Metric.NotSent))
        {
            var reason = counted.Message.Entries[counted.Message.Deciding].Detail;
            _notSentReasons.Add(reason == Slot.None ? "unknown" : words.Texts.Text(reason), new CountSum(1));
        }
    }

    private EmailSum EmailOf(int slot)
    {
        while (_emails.Count <= slot) _emails.Add(null);
        if (_emails[slot] is { } known) return known;
        var id = IdOf(slot);
        return _emails[slot] = new EmailSum(id.Value, catalog[id], table[slot].Deliveries is not null);
    }

    private EmailId IdOf(int slot) => new(words.Emails.Text(slot));
}
