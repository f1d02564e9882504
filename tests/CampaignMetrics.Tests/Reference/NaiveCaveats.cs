using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 9: only those that apply, in this order.</summary>
internal sealed class NaiveCaveats(IReadOnlyList<NaiveCount> counts, NaivePlaces places, NaiveOptions options)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(72);

    public JsonArray Json(long withoutEmail)
    {
        var (openers, placed) = (counts.Where(count => count.FirstOpen is not null).ToList(), Placed());
        var (sent, delivered) = (NaiveMetrics.Of(counts, "sent"), NaiveMetrics.Of(counts, "delivered"));
        var caveats = new JsonArray();
        Add("deliveriesNotReported", NaiveMetrics.Of(counts.Where(count => count.WithoutDeliveries is not null), "sent"), sent);
        Add("pendingLong", counts.Count(IsPendingLong), null);
        Add("privacyOpens", openers.Count(IsByPrivacyOnly), openers.Count);
        var isTracked = openers.Count > 0
            || counts.Any(count => NaiveMetrics.In(count, "delivered") > 0 && count.WithoutTracking is null);
        if (isTracked) caveats.Add((JsonNode)Caveat("imagesOff", null, null));
        Add("placesByProxy", placed.Count(places.IsProxied), placed.Count);
        Add("automation", Automation(), counts.Sum(count => count.Message.Labels.Count(label =>
            label.Event.Is("opened", "clicked") && count.IsInPeriod(label))));
        Add("untrackedEmails", Untracked(), null);
        Add("eventsWithoutEmail", withoutEmail, null);
        Add("idForSeveralTypes", IdsForSeveralTypes(), null);
        if (delivered < 30) Add("fewDelivered", delivered, null);
        return caveats;

        void Add(string code, long count, long? of)
        {
            if (count > 0) caveats.Add((JsonNode)Caveat(code, count, of > 0 ? (double)count / of : null));
        }
    }

    private static JsonObject Caveat(string code, long? count, double? share) =>
        new() { ["code"] = code, ["count"] = count, ["share"] = share, ["text"] = code };

    /// <summary>Openers whose first open has a known place.</summary>
    private List<NaiveLabel> Placed() => [.. counts.Select(count => count.FirstOpen).OfType<NaiveLabel>().Where(places.IsPlaced)];

    private bool IsPendingLong(NaiveCount count) => options.AsOf is { } asOf
        && NaiveMetrics.In(count, "pending") > 0 && asOf - count.Message.SendingTime > Long;

    /// <summary>Openers all of whose counted opens (or the implying click) are a PrivacyProxy's.</summary>
    private static bool IsByPrivacyOnly(NaiveCount count) => count.Opens.All(open => open.Actor == NaiveActor.PrivacyProxy);

    private int Automation() => NaiveExclusions.Labels(counts, "opened", NaiveActor.Automation)
        + NaiveExclusions.Labels(counts, "clicked", NaiveActor.Automation);

    /// <summary>Emails that have a selected message that is not measured, whatever the reason.</summary>
    private int Untracked() => counts.Where(count => count.IsKnown && count.WithoutTracking is not null)
        .Select(count => count.Message.Email)
        .Distinct()
        .Count();

    /// <summary>Counts (email, contact, id).</summary>
    private int IdsForSeveralTypes() => counts.SelectMany(count => count.Message.Events)
        .GroupBy(happened => (happened.Email, happened.Contact, happened.Id))
        .Count(same => same.Select(happened => happened.Type).Distinct().Count() > 1);
}
