using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>The messages of one contact.</summary>
internal static class ContactMessages
{
    /// <summary>Those of some emails and, where the scope has no emails, of all and of none.</summary>
    public static IReadOnlyList<int> Of(MessageStore store, ContactId contact, ReportScope scope)
    {
        lock (store.Gate)
        {
            return scope.Emails.IsEmpty
                ? store.Of(contact.Value)
                : [.. scope.Emails.Select(email => store.Find(email.Value, contact.Value)).Where(message => message >= 0).Distinct()];
        }
    }

    /// <summary>Whether they show that emails are tracked of which the catalog does not say: null where all data have to be asked, as
    /// only programs are stated to have opened and clicked here.</summary>
    public static bool? AreTracked(MessageReader reader, MessageStore store, IReadOnlyList<int> messages)
    {
        var hasRequests = false;
        foreach (var message in messages)
        {
            reader.Open(store, message);
            var events = reader.Events;
            if (!events.State.IsMessage || events.Fold.Emails[events.State.Email].Tracking is not null) continue;
            foreach (ref readonly var entry in events.All)
            {
                if (!entry.IsRequest) continue;
                if (entry.Stated != Actor.Automation) return true;
                hasRequests = true;
            }
        }
        return hasRequests ? null : false;
    }
}
