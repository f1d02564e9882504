using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>How recipients engaged and what was delivered in a period, each number with its change against the same number of days
/// before.</summary>
/// <remarks>
/// <para>Days are calendar days of the scope's zone, so a period over a change of the clocks is compared with one of as many days, not of
/// as many hours. Changes are relative; those of rates are in percentage points, too. Where the base is 0 or not measured, there is no
/// change.</para>
/// </remarks>
/// <example>
/// <code>
/// var march = new ReportScope { From = new DateOnly(2026, 3, 1), To = new DateOnly(2026, 4, 1) };
/// Overview overview = messages.Overview(scope: march);
/// foreach (RateChange rate in overview.Engagement.Rates)
///     Console.WriteLine($"{rate.Current.Words}: {rate.Current}, {rate.PercentagePoints:+0.0;-0.0} points");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<Overview>)), JsonForm<OverviewConverter>]
public sealed class Overview : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/overview/v1";

    private static readonly Metric[] Engaged =
    [
        Metric.Delivered, Metric.Opened, Metric.TotalOpens, Metric.Clicked, Metric.TotalClicks, Metric.Replied,
    ];

    private static readonly Metric[] Handled =
    [
        Metric.Selected, Metric.Sent, Metric.NotSent, Metric.Delivered, Metric.Bounced, Metric.HardBounced, Metric.SoftBounced,
        Metric.TemporaryBounced, Metric.BlockedBounced, Metric.Unsubscribed, Metric.SpamReported,
    ];

    private static readonly string[] EngagedRates = ["open", "click", "clickThrough", "reply"];

    private static readonly string[] HandledRates =
        ["delivery", "bounce", "hardBounce", "softBounce", "temporaryBounce", "blockedBounce", "unsubscribe", "spam", "notSent"];

    /// <summary>Compares two reports.</summary>
    /// <param name="current">The report of the period.</param>
    /// <param name="previous">That of the period before it (<see cref="ReportScope.PreviousPeriod"/>); null where the scope has no period:
    /// then nothing has a change.</param>
    /// <exception cref="ArgumentException">The reports have different definitions.</exception>
    /// <exception cref="InvalidOperationException">A report was read from JSON, which does not tell a count.</exception>
    public Overview(Report current, Report? previous) : base(Door.Given(current, nameof(current)).Basis)
    {
        if (previous is not null && previous.Definition != current.Definition)
            throw new ArgumentException("Both reports need the same definition.", nameof(previous));
        Caveats = current.Caveats;
        PreviousCaveats = previous?.Caveats ?? [];
        (PreviousFrom, PreviousTo) = (previous?.Scope.From, previous?.Scope.To);
        Engagement = OverviewSection.Of(current, previous, Engaged, EngagedRates);
        Delivery = OverviewSection.Of(current, previous, Handled, HandledRates);
    }

    internal Overview(DocumentBasis basis) : base(basis)
    {
    }

    /// <summary>The first day of the period before, inclusive; null where nothing is compared.</summary>
    public DateOnly? PreviousFrom { get; internal init; }

    /// <summary>The day after its last day; null where nothing is compared.</summary>
    public DateOnly? PreviousTo { get; internal init; }

    /// <summary>What to know about the numbers of the period before: a change may come of what was not measured then. Empty where nothing
    /// is compared.</summary>
    public ImmutableArray<Caveat> PreviousCaveats { get; internal init; } = [];

    /// <summary>How recipients engaged: opens, clicks, replies.</summary>
    public OverviewSection Engagement { get; internal init; } = null!;

    /// <summary>What was delivered, bounced, unsubscribed and reported as spam.</summary>
    public OverviewSection Delivery { get; internal init; } = null!;

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => OverviewTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => OverviewConverter.Instance.Pieces(json, this);
}

/// <summary>Counts and rates with their changes.</summary>
/// <param name="Counts">The counts, in the order of <see cref="Metric"/>s of a delivery.</param>
/// <param name="Rates">The rates, in the order of a report's JSON.</param>
[JsonConverter(typeof(DataConverter<OverviewSection>)), JsonForm<OverviewSectionConverter>]
public sealed record OverviewSection(ImmutableArray<CountChange> Counts, ImmutableArray<RateChange> Rates)
{
    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(OverviewSection? other) =>
        other is not null && Counts.AsSpan().SequenceEqual(other.Counts.AsSpan()) && Rates.AsSpan().SequenceEqual(other.Rates.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Counts.Length, Rates.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<OverviewSection>.Shown(this);

    internal static OverviewSection Of(Report current, Report? previous, Metric[] metrics, string[] rates) => new(
        [.. metrics.Select(metric => CountChange.Of(metric, current.Counts, previous?.Counts))],
        [.. current.Rates.Where(rate => rates.Contains(rate.Name)).Select(rate => new RateChange(rate, Previous(rate, previous)))]);

    private static ReportedRate Previous(ReportedRate rate, Report? previous) =>
        previous?.Rates.FirstOrDefault(before => before.Name == rate.Name)
            ?? new ReportedRate(rate.Name, Ratio.Unmeasured(NotMeasured.NoPeriodBefore), isRate: rate.Rate is not null);
}

/// <summary>A count and its change.</summary>
/// <param name="Metric">What is counted.</param>
/// <param name="Change">The count of the period and of the one before.</param>
/// <param name="NotMeasured">Why the count of the period was not measured; null where it was.</param>
/// <remarks>The default value of this type is <see cref="Metric.Selected"/>, not measured in either period and without a reason.</remarks>
[JsonConverter(typeof(DataConverter<CountChange>)), JsonForm<CountChangeConverter>]
public readonly record struct CountChange(Metric Metric, MetricChange Change, string? NotMeasured)
{
    /// <summary>What is counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="CampaignMetrics.Metric"/>.</exception>
    public Metric Metric { get; init => field = Door.Known(value, nameof(Metric)); } = Door.Known(Metric, nameof(Metric));

    internal static CountChange Of(Metric metric, MetricCounts current, MetricCounts? previous) =>
        new(metric, new MetricChange(current.Measured(metric), previous?.Measured(metric)), current.ReasonAgainst(metric));
}
