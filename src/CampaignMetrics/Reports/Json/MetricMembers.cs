using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Counts as members of an object: which metric goes by which name.</summary>
internal sealed class MetricMembers((string Name, Metric Metric)[] members)
{
    public IEnumerable<Metric> Metrics => members.Select(member => member.Metric);

    public void Write(Utf8JsonWriter json, MetricCounts counts)
    {
        foreach (var (name, metric) in members) json.WriteNumber(name, counts[metric]);
    }

    public void Read(JsonPart json, MetricReading counts)
    {
        foreach (var (name, metric) in members) counts[metric] = json[name].Count();
    }
}

/// <summary>Counts as far as a text tells them.</summary>
internal sealed class MetricReading
{
    private readonly long[] _counts = new long[Definitions.Metrics.Count];

    public MetricReading() => Array.Fill(_counts, MetricCounts.NotTold);

    public long this[Metric metric] { set => _counts[(int)metric] = value; }

    /// <summary>Takes over what others tell.</summary>
    public void Add(MetricCounts told)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            if (told.Has(metric)) this[metric] = told[metric];
    }

    public MetricCounts ToCounts() => new(_counts);
}

/// <summary>A member a metric, by its name, in the order of <see cref="Metric"/>; those that are not told are left out.</summary>
internal sealed class MetricCountsConverter : ObjectConverter<MetricCounts>
{
    public override void WriteMembers(Utf8JsonWriter json, MetricCounts value)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            if (value.Has(metric)) json.WriteNumber(Words<Metric>.Of(metric), value[metric]);
    }

    public override MetricCounts Read(JsonPart json)
    {
        var counts = new MetricReading();
        foreach (var metric in Enum.GetValues<Metric>())
            if (json.Optional(Words<Metric>.Of(metric)) is { } member) counts[metric] = member.Count();
        return counts.ToCounts();
    }
}
