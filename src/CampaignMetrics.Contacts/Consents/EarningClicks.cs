using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>Which email a conversion that names none belongs to: that of the contact's last click before it, by a person where there is one.</summary>
internal sealed class EarningClicks
{
    private readonly List<(DateTimeOffset At, EmailId Email)> _byPeople = [], _byAnybody = [];

    public EarningClicks(ContactId contact, IReadOnlyCollection<EmailEvent> events, LedgerOptions options)
    {
        if (!events.Any(told => told is Converted { Email: null } && told.Recipient == contact)) return;
        var ledger = new MessageLedger(options);
        foreach (var told in events.Where(told => told.Recipient == contact)) ledger.Apply(told);
        foreach (var email in events.OfType<Clicked>().Select(clicked => clicked.Email).Distinct())
            if (email is { } known) Add(known, ledger.History(known, contact));
    }

    public EmailId? EmailOf(EmailEvent told) => told is Converted { Email: null } ? Last(_byPeople, told.At) ?? Last(_byAnybody, told.At) : told.Email;

    private void Add(EmailId email, IReadOnlyList<HistoryItem> history)
    {
        foreach (var item in history)
        {
            if (item.Type != EventType.Clicked) continue;
            _byAnybody.Add((item.At, email));
            if (item.Label?.Actor != Actor.Automation) _byPeople.Add((item.At, email));
        }
    }

    private static EmailId? Last(List<(DateTimeOffset At, EmailId Email)> clicks, DateTimeOffset at) =>
        clicks.Where(click => click.At <= at).Select(click => ((DateTimeOffset At, EmailId Email)?)click).MaxBy(click => click!.Value.At)?.Email;
}
