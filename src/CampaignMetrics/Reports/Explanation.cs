namespace CampaignMetrics.Reports;

/// <summary>How a rate came about, put in words when somebody asks; equal to another with the same words.</summary>
internal sealed class Explanation(Definition definition, MetricCounts counts, NamedRate rate, Ratio value) : IEquatable<Explanation>
{
    public string Text => new RateExplainer(definition, counts).Explain(rate.Name, rate.Formula, value);

    public bool Equals(Explanation? other) => other is not null && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Explanation);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);
}
