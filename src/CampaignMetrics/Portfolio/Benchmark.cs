using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;

namespace CampaignMetrics;

/// <summary>What rates other emails have: a table of percentiles to compare one's own emails with, such as those of an industry.</summary>
/// <remarks>
/// <para>
/// The library brings none: published benchmarks differ in definitions, years and industries. In JSON it is
/// <c>{ "name": "…", "emails": 1200, "rates": { "open": [ { "percentile": 25, "value": 0.18 }, … ] } }</c>.
/// </para>
/// </remarks>
/// <param name="Name">What it is of, and of when.</param>
/// <param name="Emails">The number of emails on which it rests.</param>
/// <param name="Rates">The points of each rate by its name in a report's JSON.</param>
[JsonConverter(typeof(DataConverter<Benchmark>)), JsonForm<BenchmarkConverter>]
public sealed record Benchmark(string Name, long Emails, ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>> Rates)
{
    /// <summary>What it is of, and of when.</summary>
    public string Name { get; init => field = Checked(value); } = Checked(Name);

    /// <summary>The number of emails on which it rests: 1 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public long Emails { get; init => field = Checked(value); } = Checked(Emails);

    /// <summary>The points of each rate by its name. Percentiles and values ascend from point to point.</summary>
    /// <exception cref="ArgumentException">A rate has no point, or its points do not ascend.</exception>
    public ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>> Rates
    {
        get;
        init => field = Checked(value);
    } = Checked(Rates);

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Benchmark? other) =>
        other is not null && (Name, Emails, Rates.Count) == (other.Name, other.Emails, other.Rates.Count)
        && Rates.All(rate => other.Rates.TryGetValue(rate.Key, out var points) && points.AsSpan().SequenceEqual(rate.Value.AsSpan()));

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Emails, Rates.Count);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Benchmark>.Shown(this);

    internal Percentiles Percentiles(string rate) => Rates.TryGetValue(rate, out var points)
        ? new Percentiles([.. points], Emails)
        : throw new ArgumentException($"The benchmark has no rate \"{rate}\".", nameof(rate));

    private static string Checked(string name) => Door.Unicode(Door.Given(name, nameof(Name)), nameof(Name));

    private static long Checked(long emails)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(emails, 1, nameof(Emails));
        return emails;
    }

    private static ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>> Checked(
        ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>> rates)
    {
        foreach (var (rate, points) in Door.Given(rates, nameof(Rates)))
        {
            if (points.IsDefaultOrEmpty) throw new ArgumentException($"The rate \"{rate}\" has no point.", nameof(Rates));
            for (var i = 1; i < points.Length; i++)
                if (points[i].Percentile <= points[i - 1].Percentile || points[i].Value <= points[i - 1].Value)
                    throw new ArgumentException($"The points of \"{rate}\" do not ascend.", nameof(Rates));
        }
        return rates;
    }
}

/// <summary>A point of a benchmark: so many percent of emails have a lower rate than this.</summary>
/// <param name="Percentile">From 0 to 100, both inclusive.</param>
/// <param name="Value">The rate, 0.18 for 18 %: 0 or more.</param>
/// <remarks>The default value of this type is the percentile 0 with a rate of 0.</remarks>
[JsonConverter(typeof(DataConverter<BenchmarkPoint>)), JsonForm<BenchmarkPointConverter>]
public readonly record struct BenchmarkPoint(double Percentile, double Value)
{
    /// <summary>From 0 to 100, both inclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside, or is no number.</exception>
    public double Percentile { get; init => field = Within(value, 100, nameof(Percentile)); } = Within(Percentile, 100, nameof(Percentile));

    /// <summary>The rate, 0.18 for 18 %: 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or no finite number.</exception>
    public double Value
    {
        get;
        init => field = Within(value, double.MaxValue, nameof(Value));
    } = Within(Value, double.MaxValue, nameof(Value));

    private static double Within(double value, double most, string name) =>
        value >= 0 && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"From 0 to {most}.");
}
