using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>An amount per message, such as revenue per recipient: its exact value in each currency, and an explanation.</summary>
[JsonConverter(typeof(DataConverter<ReportedAmount>)), JsonForm<ReportedAmountConverter>]
public sealed class ReportedAmount : IEquatable<ReportedAmount>
{
    private readonly Func<string>? _explain;

    internal ReportedAmount(
        string name, ImmutableArray<MoneyRatio> byCurrency, long denominator, string? reason, Func<string>? explain = null)
    {
        (Name, ByCurrency, Denominator, NotMeasured) = (name, byCurrency, denominator, reason);
        _explain = explain;
    }

    /// <summary>The name, as in the report's JSON: <c>revenuePerRecipient</c>.</summary>
    public string Name { get; }

    /// <summary>The name for a person: <c>revenue per recipient</c>.</summary>
    public string Words => FormulaNames.Words(Name);

    /// <summary>The quotient in each currency, largest amount first; empty where there is no revenue.</summary>
    public ImmutableArray<MoneyRatio> ByCurrency { get; }

    /// <summary>What every currency is divided by; 0 when that is not measured.</summary>
    public long Denominator { get; }

    /// <summary>Why there is no value in any currency; null when the denominator is measured.</summary>
    public string? NotMeasured { get; }

    /// <summary>Explains in a few lines what is divided by what, and which conversions count.</summary>
    /// <remarks>An amount that was read from JSON can only give its value.</remarks>
    public string Explain() => _explain?.Invoke() ?? $"{Name}: {this}\n  read from JSON, which does not tell what counts";

    /// <summary>Whether both have the same name and values.</summary>
    /// <param name="other">The other amount.</param>
    public bool Equals(ReportedAmount? other) =>
        other is not null && (Name, Denominator, NotMeasured) == (other.Name, other.Denominator, other.NotMeasured)
        && ByCurrency.AsSpan().SequenceEqual(other.ByCurrency.AsSpan());

    /// <inheritdoc cref="Equals(ReportedAmount?)"/>
    public override bool Equals(object? obj) => Equals(obj as ReportedAmount);

    /// <summary>A hash of name and values.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Denominator, ByCurrency.Length);

    /// <summary>As a person reads it: <c>0.25 EUR (176.00 EUR of 704), 0.10 USD (70.40 USD of 704)</c>.</summary>
    public override string ToString() => AmountCalculator.Words(ByCurrency, NotMeasured);
}
