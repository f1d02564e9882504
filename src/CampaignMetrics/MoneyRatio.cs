using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>An amount divided by a count, such as revenue per recipient. Both are kept exactly; only the printed quotient is
/// rounded.</summary>
/// <remarks>The default value of this type is 0 of no currency, of 0: not measured.</remarks>
[JsonConverter(typeof(DataConverter<MoneyRatio>)), JsonForm<MoneyRatioConverter>]
public readonly record struct MoneyRatio
{
    private readonly string? _notMeasured;

    /// <summary>A quotient; not measured when the denominator is 0.</summary>
    /// <param name="amount">The amount that is divided.</param>
    /// <param name="denominator">The count that it is divided by: 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is negative.</exception>
    public MoneyRatio(Money amount, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        (Amount, Denominator) = (amount, denominator);
    }

    // "Nothing to count" follows from the denominator and is not stored, so that equal values are equal.
    internal MoneyRatio(Money amount, long denominator, string? notMeasured) : this(amount, denominator) =>
        _notMeasured = notMeasured == CampaignMetrics.NotMeasured.NothingToCount ? null : notMeasured;

    /// <summary>The amount above the line; exact.</summary>
    public Money Amount { get; }

    /// <summary>The count below the line.</summary>
    public long Denominator { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? NotMeasured => _notMeasured ?? (Denominator == 0 ? CampaignMetrics.NotMeasured.NothingToCount : null);

    /// <summary>The quotient in the amount's currency, to 28 digits; null when not measured.</summary>
    public decimal? Value => NotMeasured is null ? Amount.Amount / Denominator : null;

    /// <summary>As a person reads it: <c>0.25 EUR (176.00 EUR of 704)</c>, or <c>not measured (nothing to count)</c>.</summary>
    public override string ToString() => Value is { } value
        ? string.Create(
            CultureInfo.InvariantCulture, $"{value:N2} {Amount.Currency} ({Amount.Amount:N2} {Amount.Currency} of {Denominator:N0})")
        : $"not measured ({NotMeasured})";
}
