using CampaignMetrics.Engine.Store;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>A first pass over all messages, for facts about emails that must be known before any message is counted: whether opens and
/// clicks are tracked at all, and which campaigns emails belong to.</summary>
internal static class EmailSurveying
{
    /// <summary>Makes the survey.</summary>
    /// <param name="stores">All messages.</param>
    /// <param name="options">The ledger's options.</param>
    /// <param name="needsCampaigns">Whether campaigns are needed; if not, the pass ends at the first sign of tracking.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static EmailSurvey Of(MessageStores stores, LedgerOptions options, bool needsCampaigns, CancellationToken cancellationToken)
    {
        var campaigns = new Dictionary<int, StatedCampaign?>();
        var reader = new MessageReader(stores.Words, options);
        var (isSeen, hasRequests) = (false, false);
        foreach (var part in stores.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isSeen && !needsCampaigns) break;
            var store = part.Whole();
            for (var message = 0; message < store.Count && !(isSeen && !needsCampaigns); message++)
            {
                if (store[message].Email == 0) continue;
                reader.Open(store, message);
                if (needsCampaigns) Keep(campaigns, reader.Events);
                var events = reader.Events;
                if (!isSeen && events.Fold.Emails[events.State.Email].Tracking is null) Look(events.All, ref isSeen, ref hasRequests);
            }
        }
        return new EmailSurvey(isSeen, hasRequests, campaigns.ToDictionary(pair => pair.Key, pair => pair.Value?.Id));
    }

    private static void Keep(Dictionary<int, StatedCampaign?> campaigns, MessageEvents events)
    {
        var email = events.State.Email;
        var known = campaigns.GetValueOrDefault(email);
        if (events.Campaign is { } stated && stated.IsBefore(known)) known = stated;
        campaigns[email] = known;
    }

    private static void Look(ReadOnlySpan<Entry> entries, ref bool isSeen, ref bool hasRequests)
    {
        foreach (ref readonly var entry in entries)
        {
            if (!entry.IsRequest) continue;
            // Requests that are stated to be a program's are no sign of tracking, but matter if another part of the data has one.
            hasRequests = true;
            isSeen |= entry.Stated != Actor.Automation;
        }
    }
}
