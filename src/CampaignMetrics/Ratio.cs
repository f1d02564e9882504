using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A quotient of two counts, which may exceed 1, such as open events per message. Both counts are kept exactly; only the printed
/// quotient is rounded.</summary>
/// <remarks>The default value of this type is 0 of 0, not measured.</remarks>
[JsonConverter(typeof(DataConverter<Ratio>)), JsonForm<RatioConverter>]
public readonly record struct Ratio
{
    // Null also where the reason is "nothing to count", which follows from the denominator: equal values are then equal.
    private readonly string? _notMeasured;

    /// <summary>A quotient; not measured when the denominator is 0.</summary>
    /// <param name="numerator">The count above the line: 0 or more.</param>
    /// <param name="denominator">The count below the line: 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public Ratio(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfNegative(denominator);
        (Numerator, Denominator) = (numerator, denominator);
    }

    private Ratio(string reason) => _notMeasured = reason == CampaignMetrics.NotMeasured.NothingToCount ? null : reason;

    /// <summary>The count above the line.</summary>
    public long Numerator { get; }

    /// <summary>The count below the line.</summary>
    public long Denominator { get; }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? NotMeasured => _notMeasured ?? (Denominator == 0 ? CampaignMetrics.NotMeasured.NothingToCount : null);

    /// <summary>The quotient, 0 or more; null when not measured. Never NaN.</summary>
    public double? Value => NotMeasured is null ? (double)Numerator / Denominator : null;

    /// <summary>A quotient that could not be measured.</summary>
    /// <param name="reason">Why, for a person to read.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    public static Ratio Unmeasured(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new Ratio(reason);
    }

    /// <summary>As a person reads it: <c>62.9 % (443 of 704)</c>, or <c>not measured (tracking off)</c>.</summary>
    public override string ToString() => Value is { } value
        ? string.Create(CultureInfo.InvariantCulture, $"{value * 100:0.0} % ({Numerator:N0} of {Denominator:N0})")
        : $"not measured ({NotMeasured})";
}
