using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The formula of a rate: one metric divided by another, and how messages that a privacy proxy opened are treated.</summary>
/// <param name="Numerator">The metric above the line.</param>
/// <param name="Denominator">The metric below the line.</param>
[JsonConverter(typeof(DataConverter<RateFormula>)), JsonForm<RateFormulaConverter>]
public sealed record RateFormula(Metric Numerator, Metric Denominator)
{
    /// <summary>The metric above the line.</summary>
    public Metric Numerator { get; init => field = Door.Known(value); } = Door.Known(Numerator);

    /// <summary>The metric below the line.</summary>
    public Metric Denominator { get; init => field = Door.Known(value); } = Door.Known(Denominator);

    /// <summary>How messages that a privacy proxy opened are treated.</summary>
    /// <value>The default value is <see cref="RateMethod.AsDefined"/>.</value>
    public RateMethod Method { get; init => field = Door.Known(value); }

    /// <summary>
    /// Whether the numerator is always a part of the denominator, so that the quotient is a proportion (<see cref="Rate"/>) and not only a
    /// <see cref="Ratio"/>, which may exceed 1.
    /// </summary>
    public bool IsRate => Metrics.IsPart(Numerator, Denominator);

    /// <summary>As <c>Opened / Delivered</c>.</summary>
    public override string ToString() => $"{Numerator} / {Denominator}";

    /// <summary>Whether the rate is about openers, above or below the line.</summary>
    internal bool HasOpeners => Metrics.IsPart(Numerator, Metric.Opened) || Metrics.IsPart(Denominator, Metric.Opened);

    /// <summary>Whether its method suits its metrics: the trackable cohort makes sense for rates of openers only.</summary>
    internal bool IsSound =>
        Method is RateMethod.AsDefined or RateMethod.AsCounted || HasOpeners;
}
