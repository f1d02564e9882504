using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Revenue, each currency apart, divided by a count: as revenue per delivered message.</summary>
/// <param name="Denominator">Below the line.</param>
[JsonConverter(typeof(DataConverter<AmountFormula>)), JsonForm<AmountFormulaConverter>]
public sealed record AmountFormula(Metric Denominator)
{
    /// <summary>Below the line.</summary>
    public Metric Denominator { get; init => field = Door.Known(value); } = Door.Known(Denominator);

    /// <summary>As <c>revenue / Delivered</c>.</summary>
    public override string ToString() => $"revenue / {Denominator}";
}
