using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The formula of an amount: revenue divided by a count, such as revenue per delivered message. Each currency is divided by
/// itself.</summary>
/// <param name="Denominator">The metric that revenue is divided by.</param>
[JsonConverter(typeof(DataConverter<AmountFormula>)), JsonForm<AmountFormulaConverter>]
public sealed record AmountFormula(Metric Denominator)
{
    /// <summary>The metric that revenue is divided by.</summary>
    public Metric Denominator { get; init => field = Door.Known(value); } = Door.Known(Denominator);

    /// <summary>As <c>revenue / Delivered</c>.</summary>
    public override string ToString() => $"revenue / {Denominator}";
}
