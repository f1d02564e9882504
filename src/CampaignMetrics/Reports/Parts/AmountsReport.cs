using System.Collections;
using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The amounts per message of a report, such as revenue per recipient: one for each formula that was added with
/// <see cref="RateFormulas.AddAmount"/>. Empty for built-in definitions.</summary>
[JsonConverter(typeof(DataConverter<AmountsReport>)), JsonForm<AmountsReportConverter>]
public sealed class AmountsReport : IReadOnlyList<ReportedAmount>, IEquatable<AmountsReport>
{
    private readonly Definition? _definition;
    private readonly MetricCounts? _counts;
    private readonly ImmutableArray<RevenueReport> _revenue;

    /// <summary>Amounts that were read from JSON; otherwise each is computed when asked for.</summary>
    private readonly ImmutableArray<ReportedAmount> _told;

    // Shared by all emails of a report without such formulas: there may be very many.
    internal static readonly AmountsReport None = new([]);

    internal AmountsReport(ImmutableArray<ReportedAmount> told) => _told = told;

    private AmountsReport(Definition definition, MetricCounts counts, ImmutableArray<RevenueReport> revenue) =>
        (_definition, _counts, _revenue) = (definition, counts, revenue);

    internal static AmountsReport Of(Definition definition, MetricCounts counts, Func<ImmutableArray<RevenueReport>> revenue) =>
        definition.Rates.Amounts.IsEmpty ? None : new AmountsReport(definition, counts, revenue());

    /// <summary>How many amounts there are.</summary>
    public int Count => _definition?.Rates.Amounts.Length ?? _told.Length;

    /// <summary>An amount by its place, from 0, in the order in which they were added.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public ReportedAmount this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _definition is { } definition ? Of(definition.Rates.Amounts[index]) : _told[index];
        }
    }

    /// <summary>An amount by its name.</summary>
    /// <param name="name">The name, as in the report's JSON.</param>
    /// <exception cref="ArgumentException">The definition has no amount of this name.</exception>
    public ReportedAmount this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            return this.FirstOrDefault(amount => amount.Name == name)
                ?? throw new ArgumentException($"There is no amount \"{name}\".", nameof(name));
        }
    }

    /// <summary>All amounts in the order in which they were added.</summary>
    public IEnumerator<ReportedAmount> GetEnumerator() => (_definition?.Rates.Amounts.Select(Of) ?? _told).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether both have the same amounts in the same order.</summary>
    /// <param name="other">The other amounts.</param>
    public bool Equals(AmountsReport? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc cref="Equals(AmountsReport?)"/>
    public override bool Equals(object? obj) => Equals(obj as AmountsReport);

    /// <summary>A hash of the amounts.</summary>
    public override int GetHashCode() => this.Aggregate(Count, (hash, amount) => HashCode.Combine(hash, amount));

    private ReportedAmount Of(NamedAmount amount) => new AmountCalculator(_definition!, _counts!, _revenue).Evaluate(amount);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<AmountsReport>.Shown(this);
}
