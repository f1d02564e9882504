using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.TimeSeries;

namespace CampaignMetrics;

/// <summary>What a <see cref="Series"/> follows over time: the count of a metric, or a rate of the definition.</summary>
/// <example>
/// <code>
/// var opens = messages.Series([Metric.Sent, Measure.Rate("open")], Dimension.Campaign);
/// </code>
/// </example>
/// <remarks>The default value of this type is the count of <see cref="CampaignMetrics.Metric.Selected"/>.</remarks>
[JsonConverter(typeof(DataConverter<Measure>)), JsonForm<MeasureConverter>]
public readonly record struct Measure : IParsable<Measure>
{
    private const string RatePrefix = "rate:";

    private readonly Metric _metric;

    private Measure(Metric metric, string? rateName) => (_metric, RateName) = (metric, rateName);

    /// <summary>The metric; null for a rate.</summary>
    public Metric? Metric => RateName is null ? _metric : null;

    /// <summary>The rate's name, as in a report's JSON; null for a metric.</summary>
    public string? RateName { get; }

    /// <summary>The count of a metric.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="CampaignMetrics.Metric"/>.</exception>
    public static Measure Of(Metric metric) => new(Door.Known(metric, nameof(metric)), null);

    /// <summary>The count of a metric. The conversion never throws: a value that is no metric is refused where a series is made of
    /// it.</summary>
    /// <param name="metric">The metric.</param>
    public static implicit operator Measure(Metric metric) => new(metric, null);

    /// <summary>A rate.</summary>
    /// <param name="name">Its name, as in a report's JSON: <c>open</c>, <c>clickThrough</c>, or one that a user added.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static Measure Rate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new Measure(default, name);
    }

    /// <summary>Reads the name of a metric in camel case, such as <c>opened</c>, or else of a rate, such as <c>clickThrough</c>. With the
    /// prefix <c>rate:</c> it is a rate even where a metric has the same name.</summary>
    /// <param name="s">The name.</param>
    /// <param name="provider">Not used: names have no culture.</param>
    /// <param name="result">The measure.</param>
    /// <returns>False for an empty name. Whether a rate exists is checked later, against the definition.</returns>
    public static bool TryParse(string? s, IFormatProvider? provider, out Measure result)
    {
        result = default;
        if (string.IsNullOrEmpty(s) || s == RatePrefix) return false;
        if (s.StartsWith(RatePrefix, StringComparison.Ordinal)) result = Rate(s[RatePrefix.Length..]);
        // Any other name is taken for a rate: definitions may add rates under names that are not known here.
        else result = Words<Metric>.Find(s) is { } metric ? Of(metric) : Rate(s);
        return true;
    }

    /// <inheritdoc cref="TryParse"/>
    /// <exception cref="FormatException">The name is empty.</exception>
    public static Measure Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var measure) ? measure : throw new FormatException("A measure needs a name.");
    }

    /// <summary>The name, as <see cref="TryParse"/> reads it.</summary>
    public override string ToString()
    {
        if (RateName is not { } name) return Enum.IsDefined(_metric) ? Words<Metric>.Of(_metric) : _metric.ToString();
        return IsTaken(name) ? RatePrefix + name : name;
    }

    /// <summary>Whether a rate's name would be read as something else: as a metric, as the prefix, or as another member of a point's
    /// JSON.</summary>
    private static bool IsTaken(string name) =>
        Words<Metric>.Find(name) is not null || name.StartsWith(RatePrefix, StringComparison.Ordinal)
        || SeriesPointConverter.OwnNames.Contains(name);
}
