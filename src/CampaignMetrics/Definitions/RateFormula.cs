using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What a rate divides by what, and how it treats messages that a privacy proxy loaded.</summary>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
[JsonConverter(typeof(DataConverter<RateFormula>)), JsonForm<RateFormulaConverter>]
public sealed record RateFormula(Metric Numerator, Metric Denominator)
{
    /// <summary>Above the line.</summary>
    public Metric Numerator { get; init => field = Door.Known(value); } = Door.Known(Numerator);

    /// <summary>Below the line.</summary>
    public Metric Denominator { get; init => field = Door.Known(value); } = Door.Known(Denominator);

    /// <summary>How it treats messages that a privacy proxy loaded.</summary>
    /// <value>The default value is <see cref="RateMethod.AsDefined"/>.</value>
    public RateMethod Method { get; init => field = Door.Known(value); }

    /// <summary>
    /// Whether the numerator is always a part of the denominator, so that the
    /// quotient is a <see cref="Rate"/> and not only a <see cref="Ratio"/>.
    /// </summary>
    public bool IsRate => Metrics.IsPart(Numerator, Denominator);

    /// <summary>As <c>Opened / Delivered</c>.</summary>
    public override string ToString() => $"{Numerator} / {Denominator}";

    /// <summary>Whether openers stand in it, above or below the line.</summary>
    internal bool HasOpeners => Metrics.IsPart(Numerator, Metric.Opened) || Metrics.IsPart(Denominator, Metric.Opened);

    /// <summary>Whether its method goes with its numerator: a cohort is known of opens only.</summary>
    internal bool IsSound =>
        Method is RateMethod.AsDefined or RateMethod.AsCounted || HasOpeners;
}
