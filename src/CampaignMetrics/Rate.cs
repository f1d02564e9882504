using System.Globalization;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>A proportion, such as openers of delivered messages: always from 0 to 1, both inclusive. Both counts are kept exactly; only the
/// printed quotient is rounded.</summary>
/// <remarks>
/// <para>
/// Because it is a proportion of messages it has a confidence interval (<see cref="Interval95"/>). A quotient that may exceed 1 is a
/// <see cref="Ratio"/>.
/// </para>
/// <para>The default value of this type is 0 of 0, not measured.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<Rate>)), JsonForm<RateConverter>]
public readonly record struct Rate
{
    private readonly Ratio _ratio;

    /// <summary>A proportion; not measured when the whole is 0.</summary>
    /// <param name="part">The numerator: 0 to <paramref name="whole"/>, both inclusive.</param>
    /// <param name="whole">The denominator: 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the part is larger than the whole.</exception>
    public Rate(long part, long whole)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        _ratio = new Ratio(part, whole);
    }

    private Rate(Ratio ratio) => _ratio = ratio;

    /// <summary>The part: the count above the line.</summary>
    public long Numerator => _ratio.Numerator;

    /// <summary>The whole: the count below the line.</summary>
    public long Denominator => _ratio.Denominator;

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? NotMeasured => _ratio.NotMeasured;

    /// <summary>From 0 to 1, both inclusive; null when not measured. Never NaN.</summary>
    public double? Value => _ratio.Value;

    /// <summary>The Wilson score interval at 95 %, from 0 to 1; null when not measured.</summary>
    /// <remarks>E. B. Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927), 209–212.</remarks>
    public (double Low, double High)? Interval95 => Value is { } value ? Wilson.Interval95(value, Denominator) : null;

    /// <summary>A rate that could not be measured.</summary>
    /// <param name="reason">Why, for a person to read.</param>
    /// <exception cref="ArgumentException"><paramref name="reason"/> is null or empty.</exception>
    public static Rate Unmeasured(string reason) => new(Ratio.Unmeasured(reason));

    /// <summary>The rate of a ratio whose numerator is at most its denominator.</summary>
    internal static Rate Of(Ratio ratio) => new(ratio);

    /// <summary>Every rate is a ratio; not every ratio is a rate.</summary>
    /// <param name="rate">The rate.</param>
    public static implicit operator Ratio(Rate rate) => rate._ratio;

    /// <summary>As a person reads it: <c>62.9 % (443 of 704), 95 %: 59.3–66.4 %</c>.</summary>
    public override string ToString() => Interval95 is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{_ratio}, 95 %: {interval.Low * 100:0.0}–{interval.High * 100:0.0} %")
        : _ratio.ToString();
}
