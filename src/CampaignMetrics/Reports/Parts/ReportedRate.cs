using System.Globalization;
using System.Text;
using System.Text.Json.Serialization;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>A rate of a report: its exact value, and an explanation of how it came about.</summary>
[JsonConverter(typeof(DataConverter<ReportedRate>)), JsonForm<ReportedRateConverter>]
public sealed record ReportedRate
{
    private readonly Explanation? _explanation;

    internal ReportedRate(string name, Ratio value, bool isRate, Explanation? explanation = null)
    {
        Name = name;
        Ratio = value;
        Rate =
            isRate
                ? value.NotMeasured is { } reason ? CampaignMetrics.Rate.Unmeasured(reason)
                : new Rate(value.Numerator, value.Denominator)
                : null;
        _explanation = explanation;
    }

    /// <summary>The name, as in the report's JSON: <c>open</c>, <c>clickThrough</c> …</summary>
    public string Name { get; }

    /// <summary>The name for a person: <c>open rate</c>, <c>click-through rate</c> …</summary>
    public string Words => StandardRates.WordsOf(Name);

    /// <summary>The exact quotient. It exists for every rate, and may exceed 1.</summary>
    public Ratio Ratio { get; }

    /// <summary>The quotient as a proportion, with its 95 % interval; null where it may exceed 1 or is an estimate.</summary>
    public Rate? Rate { get; }

    /// <summary>The quotient as a number; null when not measured.</summary>
    public double? Value => Ratio.Value;

    /// <summary>Explains in a few lines what counts, what was left out, and why.</summary>
    /// <remarks>A rate that was read from JSON, or is part of a <see cref="Series"/>, can only give its value.</remarks>
    public string Explain() =>
        _explanation?.Text ?? $"{Name}: {this}\n  its value alone is known: it was read from JSON, or is of a series";

    /// <summary>Whether both have the same name and value.</summary>
    /// <param name="other">The other rate.</param>
    public bool Equals(ReportedRate? other) => other is not null && (Name, Ratio, Rate) == (other.Name, other.Ratio, other.Rate);

    /// <summary>A hash of name and value.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Ratio);

    /// <summary>As a person reads it: <c>62.9 % (443 of 704), 95 %: 59.3–66.4 %</c>.</summary>
    public override string ToString() => Rate?.ToString() ?? Ratio.ToString();
}
