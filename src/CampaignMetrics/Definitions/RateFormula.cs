using CampaignMetrics.Definitions;

namespace CampaignMetrics;

/// <summary>What a rate divides by what.</summary>
/// <param name="Numerator">Above the line.</param>
/// <param name="Denominator">Below the line.</param>
public sealed record RateFormula(Metric Numerator, Metric Denominator)
{
    /// <summary>Whether the numerator is always a part of the denominator, so that the quotient is a <see cref="Rate"/> and not only a <see cref="Ratio"/>.</summary>
    public bool IsRate { get; } = Metrics.IsPart(Numerator, Denominator);

    /// <summary>As <c>Opened / Delivered</c>.</summary>
    public override string ToString() => $"{Numerator} / {Denominator}";
}
