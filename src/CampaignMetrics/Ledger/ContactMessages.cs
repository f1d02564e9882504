using CampaignMetrics.Engine;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>Finds the messages of one contact in its store.</summary>
internal static class ContactMessages
{
    /// <summary>The contact's messages of the scope's emails. Where the scope names no emails: all of them, and the events without an
    /// email.</summary>
    public static IReadOnlyList<int> Of(MessageStore store, ContactId contact, ReportScope scope)
    {
        lock (store.Gate)
        {
            return scope.Emails.IsEmpty
                ? store.Of(contact.Value)
                : [.. scope.Emails.Select(email => store.Find(email.Value, contact.Value)).Where(message => message >= 0).Distinct()];
        }
    }

    /// <summary>Whether the messages show that emails whose catalog entry does not say are tracked. Null where they cannot decide it,
    /// because all their opens, clicks and views are stated to be programs': then the whole ledger has to be asked.</summary>
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
                if (!entry.StatesProgram) return true;
                hasRequests = true;
            }
        }
        // Without any requests here it makes no difference whether emails are tracked, so the survey of the ledger is spared.
        return hasRequests ? null : false;
    }
}
