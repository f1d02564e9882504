using System.Text.Json.Nodes;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Rates as exact pairs; without a value where there is nothing to count or nothing was tracked.</summary>
internal static class NaiveRates
{
    public static JsonObject Of(IReadOnlyList<NaiveCount> counts, Definition definition)
    {
        var rates = definition.Rates;
        var json = new JsonObject
        {
            ["delivery"] = Rate(rates.Delivery),
            ["open"] = Open(counts, definition),
            ["click"] = Rate(rates.Click),
            ["clickThrough"] = Rate(rates.ClickThrough),
            ["reply"] = Rate(rates.Reply),
            ["bounce"] = Rate(rates.Bounce),
            ["hardBounce"] = Rate(rates.HardBounce),
            ["softBounce"] = Rate(rates.SoftBounce),
            ["temporaryBounce"] = Rate(rates.TemporaryBounce),
            ["blockedBounce"] = Rate(rates.BlockedBounce),
            ["unsubscribe"] = Rate(rates.Unsubscribe),
            ["spam"] = Rate(rates.Spam),
            ["notSent"] = Rate(rates.NotSent),
        };
        if (rates.TotalOpen is { } totalOpen) json["totalOpen"] = Rate(totalOpen);
        if (rates.TotalClick is { } totalClick) json["totalClick"] = Rate(totalClick);
        if (rates.TrackableOpen is { } trackableOpen) json["trackableOpen"] = Rate(trackableOpen);
        if (rates.EstimatedOpen is not null) json["estimatedOpen"] = Estimated(counts, definition, Metric.Delivered);
        foreach (var own in rates.Where(rate => !json.ContainsKey(rate.Name)))
            json[own.Name] = ByMethod(counts, definition, own.Formula!, MethodOf(own.Formula!, definition));
        return json;

        JsonObject Rate(RateFormula? formula) => RateOf(counts, definition, formula);
    }

    /// <summary>A rate of counts known already.</summary>
    public static JsonObject Pair(long numerator, long denominator, string? notMeasured = null, bool isRate = true)
    {
        notMeasured ??= denominator == 0 ? "nothing to count" : null;
        double? value = notMeasured is null ? (double)numerator / denominator : null;
        var json = new JsonObject { ["numerator"] = numerator, ["denominator"] = denominator, ["value"] = value };
        if (isRate) json["interval95"] = value is null ? null : Wilson(numerator, denominator);
        if (notMeasured is not null) json["notMeasured"] = notMeasured;
        return json;
    }

    /// <summary>A formula that does not say itself goes by the definition's word on privacy opens, if it is about openers.</summary>
    private static RateMethod MethodOf(RateFormula formula, Definition definition) => (formula, definition.PrivacyOpens) switch
    {
        ({ Method: RateMethod.AsDefined, Numerator: Metric.Opened }, MachinePolicy.TrackableCohort) => RateMethod.TrackableCohort,
        ({ Method: RateMethod.AsDefined, Numerator: Metric.Opened }, MachinePolicy.Estimated) => RateMethod.Estimated,
        _ => formula.Method,
    };

    private static JsonObject ByMethod(
        IReadOnlyList<NaiveCount> counts, Definition definition, RateFormula formula, RateMethod method)
    {
        var whole = formula.Denominator == Metric.TrackableDelivered ? Metric.Delivered : formula.Denominator;
        return method switch
        {
            RateMethod.TrackableCohort => Cohort(counts, definition, whole),
            RateMethod.Estimated => Estimated(counts, definition, whole),
            RateMethod.AsDefined or RateMethod.AsCounted => RateOf(counts, definition, formula),
        };
    }

    private static JsonObject RateOf(IReadOnlyList<NaiveCount> counts, Definition definition, RateFormula? formula)
    {
        if (formula is null) return Pair(0, 0, "not defined by this product");
        var numerator = NaiveMetrics.Of(counts, definition, formula.Numerator);
        var denominator = NaiveMetrics.Of(counts, definition, formula.Denominator);
        if (formula.Numerator == Metric.Replied) return Replies(counts);
        if (!NaiveMetrics.RestsOnTracking(formula.Numerator) && !NaiveMetrics.RestsOnTracking(formula.Denominator))
            return Pair(numerator, denominator, isRate: formula.IsRate);
        if (IsUntracked(counts, formula.Denominator)) return Pair(0, 0, "tracking off", formula.IsRate);
        return Pair(numerator, NaiveMetrics.OfTracked(counts, definition, formula.Denominator), isRate: formula.IsRate);
    }

    /// <summary>
    /// There are messages of the kind that the rate counts against (sent, or else delivered), and none of them is tracked.
    /// </summary>
    public static bool IsUntracked(IReadOnlyList<NaiveCount> counts, Metric denominator)
    {
        var whole = counts.Select(count => count.Message)
            .Where(message => denominator == Metric.Sent ? message.IsSent : message.IsDelivered)
            .ToList();
        return whole.Count > 0 && !whole.Exists(message => message.IsTracked);
    }

    private static JsonObject Replies(IReadOnlyList<NaiveCount> counts)
    {
        var delivered = counts.Where(count => count.Message.IsDelivered).ToList();
        var seen = delivered.Where(count => count.Message.SeesReplies).ToList();
        return delivered.Count > 0 && seen.Count == 0
            ? Pair(0, 0, "no connected inbox")
            : Pair(seen.Count(count => count.Message.IsReplied), seen.Count);
    }

    private static JsonObject Open(IReadOnlyList<NaiveCount> counts, Definition definition) => definition.PrivacyOpens switch
    {
        MachinePolicy.TrackableCohort => Cohort(counts, definition, definition.Rates.Open!.Denominator),
        MachinePolicy.Estimated => Estimated(counts, definition, definition.Rates.Open!.Denominator),
        _ => RateOf(counts, definition, definition.Rates.Open),
    };

    /// <summary>Messages whose only opens are a privacy proxy's leave numerator and denominator.</summary>
    private static JsonObject Cohort(IReadOnlyList<NaiveCount> counts, Definition definition, Metric denominator)
    {
        if (IsUntracked(counts, denominator)) return Pair(0, 0, "tracking off");
        var cohort = counts.Where(count => !(count.Message.IsDelivered && count.HasOnlyPrivacyOpens)).ToList();
        return Pair(NaiveMetrics.Of(cohort, definition, Metric.Opened), NaiveMetrics.OfTracked(cohort, definition, denominator));
    }

    /// <summary>The rate of the trackable cohort times all.</summary>
    private static JsonObject Estimated(IReadOnlyList<NaiveCount> counts, Definition definition, Metric denominator)
    {
        if (IsUntracked(counts, denominator)) return Pair(0, 0, "tracking off", isRate: false);
        var openers = NaiveMetrics.Of(counts, definition, Metric.TrackableOpened);
        var cohort = NaiveMetrics.Of(counts, definition, Metric.TrackableDelivered);
        var all = NaiveMetrics.OfTracked(counts, definition, denominator);
        return cohort == 0
            ? Pair(0, 0, isRate: false)
            : Pair((long)Math.Round((decimal)openers * all / cohort, MidpointRounding.AwayFromZero), all, isRate: false);
    }

    /// <summary>Wilson's score interval, by the textbook's formula for counts.</summary>
    private static JsonArray Wilson(long successes, long trials)
    {
        const double z = 1.959963984540054;
        double n = trials, s = successes, f = n - s;
        var middle = (s + z * z / 2) / (n + z * z);
        var half = z / (n + z * z) * Math.Sqrt(s * f / n + z * z / 4);
        return [Math.Max(0, middle - half), Math.Min(1, middle + half)];
    }
}
