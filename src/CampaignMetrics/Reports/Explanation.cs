namespace CampaignMetrics.Reports;

/// <summary>How a rate came about. The text is made only when it is asked for: a report may have very many rates.</summary>
internal sealed class Explanation(Definition definition, MetricCounts counts, NamedRate rate, Ratio value)
{
    public string Text => new RateExplainer(definition, counts).Explain(rate.Name, rate.Formula, value);
}
