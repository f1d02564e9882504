using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Rates as exact pairs; null with a reason where they were not measured.</summary>
internal sealed class NaiveRates(NaiveProfile profile, bool byEventDate)
{
    private const string NotDefined = "not defined by this product";

    public JsonObject Of(IReadOnlyList<NaiveCount> counts)
    {
        var json = new JsonObject
        {
            ["delivery"] = Rate(counts, "delivered/sent"),
            ["open"] = Rate(counts, profile.Open),
            ["click"] = Rate(counts, "clicked/delivered"),
            ["clickThrough"] = Rate(counts, profile.ClickThrough),
            ["reply"] = Rate(counts, "replied/delivered"),
            ["bounce"] = Rate(counts, "bounced/sent"),
            ["hardBounce"] = Rate(counts, "hard/sent"),
            ["softBounce"] = Rate(counts, "soft/sent"),
            ["temporaryBounce"] = Rate(counts, "temporary/sent"),
            ["blockedBounce"] = Rate(counts, "blocked/sent"),
            ["unsubscribe"] = Rate(counts, profile.Unsubscribe),
            ["spam"] = Rate(counts, profile.Spam),
            ["notSent"] = Rate(counts, "notSent/selected"),
        };
        foreach (var name in profile.Further) json[name] = Further(name, counts);
        return json;
    }

    private JsonObject Further(string name, IReadOnlyList<NaiveCount> counts) => name switch
    {
        "totalOpen" => Rate(counts, "totalOpens/delivered"),
        "totalClick" => Rate(counts, "totalClicks/delivered"),
        "trackableOpen" => Rate(Trackable(counts), "opened/delivered", counts),
        "estimatedOpen" => Estimated(counts),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Not a rate of a product."),
    };

    /// <summary>Brevo's own trackable rate keeps Brevo's words: only privacy opens known.</summary>
    private static IReadOnlyList<NaiveCount> Trackable(IReadOnlyList<NaiveCount> counts) =>
        [.. counts.Where(count => !count.HasOnlyPrivacyOpens)];

    /// <summary>The rate of the trackable cohort × all delivered, in whole messages, halves up.</summary>
    private JsonObject Estimated(IReadOnlyList<NaiveCount> counts)
    {
        var whyNot = NaiveMeasured.WhyNot(counts, count => NaiveMetrics.WhyNot(count, "opened", "delivered"));
        var measured = counts.Where(count => NaiveMetrics.WhyNot(count, "opened", "delivered") is null).ToList();
        var (openers, cohort) = (NaiveMetrics.Of(Trackable(measured), "opened"), NaiveMetrics.Of(Trackable(measured), "delivered"));
        var all = NaiveMetrics.Of(measured, "delivered");
        return whyNot is not null || cohort == 0
            ? Pair(0, 0, whyNot, isRate: false)
            : Pair((long)Math.Floor(((decimal)openers * all / cohort) + 0.5m), all, null, isRate: false);
    }

    /// <summary>Over the messages where it is measured. More may be asked whether it is measured at all than are counted.</summary>
    public JsonObject Rate(IReadOnlyList<NaiveCount> counts, string? formula, IReadOnlyList<NaiveCount>? asked = null)
    {
        if (formula is null) return Pair(0, 0, NotDefined, isRate: true);
        var (numerator, denominator) = (formula.Split('/')[0], formula.Split('/')[1]);
        var whyNot = NaiveMeasured.WhyNot(asked ?? counts, count => NaiveMetrics.WhyNot(count, numerator, denominator));
        var measured = counts.Where(count => NaiveMetrics.WhyNot(count, numerator, denominator) is null)
            .Where(count => !LeavesTheCohort(count, numerator, denominator))
            .ToList();
        var isSubset = IsSubset(numerator, denominator);
        return whyNot is null
            ? Pair(NaiveMetrics.Of(measured, numerator), NaiveMetrics.Of(measured, denominator), null, isSubset)
            : Pair(0, 0, whyNot, isSubset);
    }

    /// <summary>Messages with any privacy open leave every rate in which openers stand, whatever else they did.</summary>
    private bool LeavesTheCohort(NaiveCount count, string numerator, string denominator) =>
        profile.Privacy == NaivePrivacy.TrackableCohort && count.HasPrivacyOpen
        && (numerator is "opened" or "totalOpens" or "clickedOpened" || denominator is "opened" or "measured");

    /// <summary>Where a product's ratio is not a subset it may exceed 1; facts by their own date are no subsets of each other.</summary>
    private bool IsSubset(string numerator, string denominator)
    {
        if (numerator is "read" or "skimmed" or "glanced") return true;
        if (byEventDate) return false;
        if (numerator is "totalOpens" or "totalClicks") return false;
        return (numerator, denominator) is not ("clicked", "opened") || (profile.ImpliedOpens && !profile.CountsAutomation);
    }

    public static JsonObject Pair(long numerator, long denominator, string? whyNot, bool isRate)
    {
        whyNot ??= denominator == 0 ? NaiveFacts.NothingToCount : null;
        var json = new JsonObject
        {
            ["numerator"] = whyNot is null ? numerator : whyNot == NaiveFacts.NothingToCount ? numerator : 0,
            ["denominator"] = denominator,
            ["value"] = whyNot is null ? (double)numerator / denominator : null,
        };
        if (isRate) json["interval95"] = whyNot is null ? Wilson(numerator, denominator) : null;
        if (whyNot is not null) json["notMeasured"] = whyNot;
        return json;
    }

    /// <summary>Wilson's score interval at 95 %.</summary>
    private static JsonArray Wilson(double successes, double trials)
    {
        const double Z = 1.959963984540054;
        var share = successes / trials;
        var middle = share + (Z * Z / (2 * trials));
        var half = Z * Math.Sqrt((share * (1 - share) / trials) + (Z * Z / (4 * trials * trials)));
        var whole = 1 + (Z * Z / trials);
        return [Math.Clamp((middle - half) / whole, 0, 1), Math.Clamp((middle + half) / whole, 0, 1)];
    }
}
