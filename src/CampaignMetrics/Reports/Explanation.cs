namespace CampaignMetrics.Reports;

/// <summary>How a rate came about, put in words when somebody asks.</summary>
internal sealed class Explanation(Definition definition, MetricCounts counts, NamedRate rate, Ratio value)
{
    public string Text => new RateExplainer(definition, counts).Explain(rate.Name, rate.Formula, value);
}
