using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A rate of a definition: a name and a formula.</summary>
[JsonConverter(typeof(DataConverter<NamedRate>)), JsonForm<NamedRateConverter>]
public sealed record NamedRate
{
    internal NamedRate(string name, RateFormula? formula) => (Name, Formula) = (name, formula);

    /// <summary>The name, as in the report's JSON: <c>open</c>, <c>clickThrough</c> …</summary>
    public string Name { get; }

    /// <summary>The name for a person: <c>open rate</c>, <c>click-through rate</c> …</summary>
    public string Words => StandardRates.WordsOf(Name);

    /// <summary>The formula; null where the product has no such rate.</summary>
    public RateFormula? Formula { get; }
}

/// <summary>An amount of a definition, such as revenue per recipient: a name and a formula.</summary>
[JsonConverter(typeof(DataConverter<NamedAmount>)), JsonForm<NamedAmountConverter>]
public sealed record NamedAmount
{
    internal NamedAmount(string name, AmountFormula formula) => (Name, Formula) = (name, formula);

    /// <summary>The name, as in the report's JSON: <c>revenuePerRecipient</c>.</summary>
    public string Name { get; }

    /// <summary>The name for a person: <c>revenue per recipient</c>.</summary>
    public string Words => FormulaNames.Words(Name);

    /// <summary>The formula: revenue divided by a count.</summary>
    public AmountFormula Formula { get; }
}
