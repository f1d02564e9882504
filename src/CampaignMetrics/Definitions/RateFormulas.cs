using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;

namespace CampaignMetrics;

/// <summary>The formula of each rate; null where a product has no such rate.</summary>
[JsonConverter(typeof(RateFormulasConverter))]
public sealed record RateFormulas
{
    /// <summary>The definitions that most products share.</summary>
    public static RateFormulas Standard { get; } = new();

    /// <summary>The default is delivered / sent.</summary>
    public RateFormula? Delivery { get; init; } = new(Metric.Delivered, Metric.Sent);

    /// <summary>The default is openers / delivered.</summary>
    public RateFormula? Open { get; init; } = new(Metric.Opened, Metric.Delivered);

    /// <summary>The default is clickers / delivered.</summary>
    public RateFormula? Click { get; init; } = new(Metric.Clicked, Metric.Delivered);

    /// <summary>Elsewhere called click-to-open rate. The default is clickers that are openers / openers.</summary>
    public RateFormula? ClickThrough { get; init; } = new(Metric.OpenedAndClicked, Metric.Opened);

    /// <summary>The default is repliers / delivered.</summary>
    public RateFormula? Reply { get; init; } = new(Metric.Replied, Metric.Delivered);

    /// <summary>The default is bounced / sent.</summary>
    public RateFormula? Bounce { get; init; } = new(Metric.Bounced, Metric.Sent);

    /// <summary>The default is hard bounced / sent.</summary>
    public RateFormula? HardBounce { get; init; } = new(Metric.HardBounced, Metric.Sent);

    /// <summary>The default is soft bounced / sent.</summary>
    public RateFormula? SoftBounce { get; init; } = new(Metric.SoftBounced, Metric.Sent);

    /// <summary>The default is temporarily bounced / sent.</summary>
    public RateFormula? TemporaryBounce { get; init; } = new(Metric.TemporaryBounced, Metric.Sent);

    /// <summary>The default is blocked / sent.</summary>
    public RateFormula? BlockedBounce { get; init; } = new(Metric.BlockedBounced, Metric.Sent);

    /// <summary>The default is unsubscribed / delivered.</summary>
    public RateFormula? Unsubscribe { get; init; } = new(Metric.Unsubscribed, Metric.Delivered);

    /// <summary>
    /// A sender's own complaint rate, not the inbox-based one of Gmail's and Yahoo's postmaster tools. The default is reported / delivered.
    /// </summary>
    public RateFormula? Spam { get; init; } = new(Metric.SpamReported, Metric.Delivered);

    /// <summary>The default is not sent / selected.</summary>
    public RateFormula? NotSent { get; init; } = new(Metric.NotSent, Metric.Selected);

    /// <summary>Open events against messages; the default is none.</summary>
    public RateFormula? TotalOpen { get; init; }

    /// <summary>Click events against messages; the default is none.</summary>
    public RateFormula? TotalClick { get; init; }

    /// <summary>The open rate without those of whom only a privacy proxy is known; the default is none.</summary>
    public RateFormula? TrackableOpen { get; init; }

    /// <summary>The trackable open rate taken for all delivered; the default is none.</summary>
    public RateFormula? EstimatedOpen { get; init; }
}
