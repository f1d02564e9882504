using System.Numerics;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>Compares a report with that of the previous period: how much each count and each rate changed.</summary>
/// <remarks>
/// <para>
/// Make the second report with <see cref="ReportScope.PreviousPeriod"/>, under the same definition. Changes of counts are relative;
/// changes of rates are relative and in percentage points.
/// </para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ReportComparison>)), JsonForm<ReportComparisonConverter>]
public sealed class ReportComparison
{
    /// <summary>Compares two reports.</summary>
    /// <param name="current">The later period.</param>
    /// <param name="previous">The period before it: see <see cref="ReportScope.PreviousPeriod"/>.</param>
    /// <exception cref="ArgumentException">The reports have different definitions.</exception>
    public ReportComparison(Report current, Report previous)
    {
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(previous);
        if (current.Definition != previous.Definition)
            throw new ArgumentException("Both reports need the same definition.", nameof(previous));
        (Current, Previous) = (current, previous);
        // The same definition has the same rates in the same order, so they pair up by position.
        Rates = [.. current.Rates.Zip(previous.Rates, (now, before) => new RateChange(now, before))];
    }

    /// <summary>The later period.</summary>
    public Report Current { get; }

    /// <summary>The period before it.</summary>
    public Report Previous { get; }

    /// <summary>How the rates changed, in the order of the report's JSON.</summary>
    public IReadOnlyList<RateChange> Rates { get; }

    /// <summary>How a count changed.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    /// <exception cref="InvalidOperationException">A report was read from JSON, which does not tell this count.</exception>
    public MetricChange this[Metric metric] => new(Current.Counts.Measured(metric), Previous.Counts.Measured(metric));

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ReportComparison>.Shown(this);
}

/// <summary>How a count changed.</summary>
/// <param name="Current">The count of the later period; null where it was not measured.</param>
/// <param name="Previous">The count of the period before it; null where it was not measured.</param>
/// <remarks>The default value of this type is not measured in either period.</remarks>
[JsonConverter(typeof(DataConverter<MetricChange>)), JsonForm<MetricChangeConverter>]
public readonly record struct MetricChange(long? Current, long? Previous)
{
    /// <summary>(current − previous) / previous; null when either was not measured or previous is 0.</summary>
    public double? Relative => Previous is { } before and not 0 && Current is { } now ? (double)(now - before) / before : null;
}

/// <summary>How a rate changed.</summary>
/// <param name="Current">The rate of the later period.</param>
/// <param name="Previous">The rate of the period before it.</param>
[JsonConverter(typeof(DataConverter<RateChange>)), JsonForm<RateChangeConverter>]
public sealed record RateChange(ReportedRate Current, ReportedRate Previous)
{
    /// <summary>(current − previous) / previous; null when either was not measured or previous is 0.</summary>
    public double? Relative => Previous.Value is not null and not 0 && Current.Value is not null
        ? (double)Difference / (double)((BigInteger)Current.Ratio.Denominator * Previous.Ratio.Numerator)
        : null;

    /// <summary>The difference in percentage points: from 20 % to 25 % is 5; null when either was not measured.</summary>
    public double? PercentagePoints => Previous.Value is not null && Current.Value is not null
        ? (double)(Difference * 100) / (double)((BigInteger)Current.Ratio.Denominator * Previous.Ratio.Denominator)
        : null;

    /// <summary>The numerator of the difference, over the product of both denominators: exact, where the difference of two rounded values
    /// would not be.</summary>
    private BigInteger Difference => (BigInteger)Current.Ratio.Numerator * Previous.Ratio.Denominator
        - (BigInteger)Previous.Ratio.Numerator * Current.Ratio.Denominator;

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<RateChange>.Shown(this);
}
