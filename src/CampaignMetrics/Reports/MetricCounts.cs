using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The count of each <see cref="Metric"/>. A report that was read from JSON has only the counts in that JSON.</summary>
/// <remarks>
/// <para>
/// The indexer gives plain numbers, 0 where a metric was not measured. Where the difference between "none" and "unknown" matters, use
/// <see cref="Measured"/>, which gives null, and <see cref="ReasonAgainst"/>, which says why.
/// </para>
/// <para>
/// Counts of disjoint messages add up, for instance the rows of several breakdowns, and what is added up still has its exact rates.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// MetricCounts both = autumn.Counts + spring.Counts;
/// Ratio open = both.RatioOf(new RateFormula(Metric.Opened, Metric.Delivered));
/// Console.WriteLine($"{open.Numerator} of {open.Denominator}, click rate {both.RatesOf(Definition.HubSpot).Click}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<MetricCounts>)), JsonForm<MetricCountsConverter>]
public sealed class MetricCounts : IEquatable<MetricCounts>
{
    /// <summary>Stands in the array for a count that the JSON did not have.</summary>
    internal const long NotTold = -1;

    // By metric. Never changed, and shared with the sum it came from where that was possible without copying.
    private readonly long[] _counts;

    internal MetricCounts(long[] counts, string? tracking = null, string? replies = null, string? complaints = null) =>
        (_counts, NoTracking, NoReplies, NoComplaints) = (counts, tracking, replies, complaints);

    /// <summary>Why opens and clicks are not measured; null where they are.</summary>
    internal string? NoTracking { get; }

    /// <summary>Why replies are not measured; null where they are.</summary>
    internal string? NoReplies { get; }

    /// <summary>Why spam reports are not measured; null where they are.</summary>
    internal string? NoComplaints { get; }

    /// <summary>The count of one metric; null where it was not measured: see <see cref="ReasonAgainst"/>.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    /// <exception cref="InvalidOperationException">The counts were read from JSON, which does not tell this one.</exception>
    public long? Measured(Metric metric) => ReasonAgainst(metric) is null ? this[metric] : null;

    /// <summary>Why a metric was not measured, a constant of <see cref="NotMeasured"/>; null where it was.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    public string? ReasonAgainst(Metric metric) => Metrics.NeedsOf(Door.Known(metric, nameof(metric))) switch
    {
        Needs.Tracking => NoTracking,
        Needs.Replies => NoReplies,
        Needs.None or Needs.Deliveries => metric == Metric.SpamReported ? NoComplaints : null,
    };

    /// <summary>The count of one metric: 0 or more, and 0 where it was not measured.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    /// <exception cref="InvalidOperationException">The counts were read from JSON, which does not tell this one: see <see cref="Has"/>.
    /// </exception>
    public long this[Metric metric] => Has(metric)
        ? _counts[(int)metric]
        : throw new InvalidOperationException($"The JSON that these counts were read from does not tell {metric}.");

    /// <summary>Whether the count of a metric is known. Always true, unless the counts were read from JSON that does not have it.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="Metric"/>.</exception>
    public bool Has(Metric metric) => _counts[(int)Door.Known(metric, nameof(metric))] != NotTold;

    /// <summary>The counts of two disjoint groups of messages together. What one of them measured is measured; of what neither did, one of
    /// the reasons stays. Groups may be added in any order.</summary>
    /// <param name="left">The counts of one group.</param>
    /// <param name="right">The counts of the other; a message of both would count twice.</param>
    /// <exception cref="OverflowException">A sum exceeds 2⁶³ − 1.</exception>
    public static MetricCounts operator +(MetricCounts left, MetricCounts right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var sums = new long[Metrics.Count];
        for (var i = 0; i < sums.Length; i++)
            sums[i] = left._counts[i] == NotTold || right._counts[i] == NotTold ? NotTold : checked(left._counts[i] + right._counts[i]);
        // Who counted nothing says nothing about what was measured.
        if (left.IsNothing != right.IsNothing)
        {
            var only = left.IsNothing ? right : left;
            return new(sums, only.NoTracking, only.NoReplies, only.NoComplaints);
        }
        return new(
            sums, Common(left.NoTracking, right.NoTracking), Common(left.NoReplies, right.NoReplies),
            Common(left.NoComplaints, right.NoComplaints));
    }

    /// <inheritdoc cref="op_Addition"/>
    public static MetricCounts Add(MetricCounts left, MetricCounts right) => left + right;

    /// <summary>A rate or ratio of these counts: the exact pair of counts, and the quotient.</summary>
    /// <remarks>
    /// <para>A rate about opens or clicks is over tracked messages, a reply rate over messages whose replies can be seen. All messages take
    /// part; a report leaves out those of emails whose deliveries nobody reports, which counts do not tell.</para>
    /// </remarks>
    /// <param name="formula">The formula. <see cref="RateMethod.AsDefined"/> divides the counts as they are.</param>
    /// <returns>The quotient; not measured where the counts have a reason against one of its metrics, where the denominator is 0, and by
    /// <see cref="RateMethod.TrackableCohort"/> and <see cref="RateMethod.Estimated"/>
    /// (<see cref="CampaignMetrics.NotMeasured.CohortNotCounted"/>).</returns>
    /// <exception cref="InvalidOperationException">The counts were read from JSON, which does not tell one that it needs.</exception>
    public Ratio RatioOf(RateFormula formula)
    {
        ArgumentNullException.ThrowIfNull(formula);
        if (formula.Method is RateMethod.TrackableCohort or RateMethod.Estimated) return Ratio.Unmeasured(NotMeasured.CohortNotCounted);
        var needs = Metrics.NeedsOf(formula);
        var reason = ((needs & Needs.Tracking) != 0 ? NoTracking : null)
            ?? ((needs & Needs.Replies) != 0 ? NoReplies : null)
            ?? (formula.Numerator == Metric.SpamReported ? NoComplaints : null);
        return reason is null ? Divide(formula) : Ratio.Unmeasured(reason);
    }

    /// <summary>The rates of these counts by a definition, as by <see cref="RatioOf"/>.</summary>
    /// <param name="definition">The definition by which the messages were counted.</param>
    /// <exception cref="InvalidOperationException">The counts were read from JSON, which does not tell one that it needs.</exception>
    public RatesReport RatesOf(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return new RatesReport([.. definition.Rates.Select(rate => new ReportedRate(
            rate.Name,
            rate.Formula is { } formula
                ? RatioOf(formula with { Method = definition.MethodOf(formula) })
                : Ratio.Unmeasured(NotMeasured.NotDefined),
            RateCalculator.IsRate(definition, rate.Formula)))]);
    }

    /// <summary>Divides the counts, whether they are measured or not.</summary>
    internal Ratio Divide(RateFormula formula) => new(this[formula.Numerator], this[Metrics.WholeOf(formula)]);

    private bool IsNothing => Array.TrueForAll(_counts, count => count == 0);

    /// <summary>The reason why neither of two was measured: what the catalog states before what the data do not show.</summary>
    private static string? Common(string? one, string? other)
    {
        if (one is null || other is null) return null;
        return one is NotMeasured.TrackingOff or NotMeasured.NoConnectedInbox ? one : other;
    }

    /// <summary>Whether both have the same counts and the same reasons.</summary>
    /// <param name="other">The other counts.</param>
    public bool Equals(MetricCounts? other) =>
        other is not null
        && (NoTracking, NoReplies, NoComplaints) == (other.NoTracking, other.NoReplies, other.NoComplaints)
        && _counts.AsSpan().SequenceEqual(other._counts);

    /// <inheritdoc cref="Equals(MetricCounts?)"/>
    public override bool Equals(object? obj) => Equals(obj as MetricCounts);

    /// <summary>A hash of the counts.</summary>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var count in _counts) hash.Add(count);
        return hash.ToHashCode();
    }

    internal MetricCounts With(string? tracking, string? replies, string? complaints) => new(_counts, tracking, replies, complaints);

    /// <summary>Whether both have the same counts and reasons for some metrics.</summary>
    internal bool Agrees(MetricCounts other, IEnumerable<Metric> metrics) =>
        metrics.All(metric => (_counts[(int)metric], ReasonAgainst(metric)) == (other._counts[(int)metric], other.ReasonAgainst(metric)));

    internal static MetricCounts Sum(IEnumerable<long[]> parts)
    {
        var total = new long[Metrics.Count];
        foreach (var part in parts)
            for (var i = 0; i < total.Length; i++) total[i] += part[i];
        return new MetricCounts(total);
    }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<MetricCounts>.Shown(this);
}
