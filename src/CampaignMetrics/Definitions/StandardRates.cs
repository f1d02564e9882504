using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CampaignMetrics.Definitions;

/// <summary>A well-known rate and its usual formula.</summary>
/// <param name="Name">The name, as in the report's JSON.</param>
/// <param name="Words">The name for a person.</param>
/// <param name="Formula">The formula that most products share; null where most have no such rate.</param>
/// <param name="IsOptional">Whether a report leaves it out where the definition has no formula for it.</param>
internal sealed record StandardRate(string Name, string Words, RateFormula? Formula, bool IsOptional = false)
{
    /// <summary>The method of its formula where the formula states none.</summary>
    public RateMethod Method { get; init; }
}

/// <summary>The well-known rates, in the order of the report's JSON. Everything that lists rates goes by this table.</summary>
internal static class StandardRates
{
    public static ImmutableArray<StandardRate> All { get; } =
    [
        new("delivery", "delivery rate", new(Metric.Delivered, Metric.Sent)),
        new("open", "open rate", new(Metric.Opened, Metric.Delivered)),
        new("click", "click rate", new(Metric.Clicked, Metric.Delivered)),
        new("clickThrough", "click-through rate", new(Metric.OpenedAndClicked, Metric.Opened)),
        new("reply", "reply rate", new(Metric.Replied, Metric.Delivered)),
        new("bounce", "bounce rate", new(Metric.Bounced, Metric.Sent)),
        new("hardBounce", "hard bounce rate", new(Metric.HardBounced, Metric.Sent)),
        new("softBounce", "soft bounce rate", new(Metric.SoftBounced, Metric.Sent)),
        new("temporaryBounce", "temporary bounce rate", new(Metric.TemporaryBounced, Metric.Sent)),
        new("blockedBounce", "blocked bounce rate", new(Metric.BlockedBounced, Metric.Sent)),
        new("unsubscribe", "unsubscribe rate", new(Metric.Unsubscribed, Metric.Delivered)),
        new("spam", "spam rate", new(Metric.SpamReported, Metric.Delivered)),
        new("notSent", "not-sent rate", new(Metric.NotSent, Metric.Selected)),
        new("totalOpen", "total open rate", null, IsOptional: true),
        new("totalClick", "total click rate", null, IsOptional: true),
        new("trackableOpen", "trackable open rate", null, IsOptional: true),
        new("estimatedOpen", "estimated open rate", null, IsOptional: true) { Method = RateMethod.Estimated },
    ];

    /// <summary>The same as names and formulas, at the same places.</summary>
    public static ImmutableArray<NamedRate> Rates { get; } = [.. All.Select(rate => new NamedRate(rate.Name, rate.Formula))];

    private static FrozenDictionary<string, int> Places { get; } =
        All.Select((rate, place) => (rate.Name, Place: place))
            .ToFrozenDictionary(rate => rate.Name, rate => rate.Place, StringComparer.OrdinalIgnoreCase);

    /// <summary>The place of a well-known rate by its name, ignoring case.</summary>
    public static int PlaceOf(string name) => Places[name];

    /// <summary>The words for a rate, a well-known one or a user's own.</summary>
    public static string WordsOf(string name) =>
        Places.TryGetValue(name, out var place) ? All[place].Words : $"{FormulaNames.Words(name)} rate";
}
