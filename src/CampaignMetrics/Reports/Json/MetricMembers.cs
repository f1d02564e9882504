using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Reads and writes counts as members of an object, each metric under a given name.</summary>
internal sealed class MetricMembers((string Name, Metric Metric)[] members)
{
    public IEnumerable<Metric> Metrics => members.Select(member => member.Metric);

    public void Write(Utf8JsonWriter json, MetricCounts counts)
    {
        foreach (var (name, metric) in members)
            if (counts.Measured(metric) is { } count) json.WriteNumber(name, count);
            else json.WriteNull(name);
    }

    /// <summary>Writes the reasons for the counts that are null; nothing where none is.</summary>
    public void WriteReasons(Utf8JsonWriter json, MetricCounts counts)
    {
        if (!Array.Exists(members, member => counts.ReasonAgainst(member.Metric) is not null)) return;
        json.WriteStartObject(UnmeasuredMembers.Name);
        foreach (var (name, metric) in members)
            if (counts.ReasonAgainst(metric) is { } reason) json.WriteString(name, reason);
        json.WriteEndObject();
    }

    public void Read(JsonPart json, MetricReading counts)
    {
        foreach (var (name, metric) in members)
        {
            if (json[name].CountOrNull() is { } count) counts[metric] = count;
            else counts.Leave(metric, json[UnmeasuredMembers.Name][name].Text());
        }
    }
}

/// <summary>Collects the counts that a JSON document has, from several of its parts.</summary>
internal sealed class MetricReading
{
    private readonly long[] _counts = new long[Definitions.Metrics.Count];
    private string? _tracking, _replies, _complaints;

    public MetricReading() => Array.Fill(_counts, MetricCounts.NotTold);

    public long this[Metric metric] { set => _counts[(int)metric] = value; }

    /// <summary>Records that a metric was not measured, and why.</summary>
    public void Leave(Metric metric, string reason)
    {
        // A metric that was not measured counts as 0; the reason is kept for its whole group of metrics.
        this[metric] = 0;
        if (metric == Metric.SpamReported) _complaints = reason;
        else if (Definitions.Metrics.NeedsOf(metric) == Needs.Replies) _replies = reason;
        else _tracking = reason;
    }

    /// <summary>Records why opens and clicks, replies, and spam reports were not measured; null where they were.</summary>
    public void Tell(string? tracking, string? replies, string? complaints) =>
        (_tracking, _replies, _complaints) = (tracking, replies, complaints);

    /// <summary>Adds the counts and reasons of a part of the document.</summary>
    public void Add(MetricCounts told)
    {
        _tracking ??= told.NoTracking;
        _replies ??= told.NoReplies;
        _complaints ??= told.NoComplaints;
        foreach (var metric in Enum.GetValues<Metric>())
            if (told.Has(metric)) this[metric] = told[metric];
    }

    public MetricCounts ToCounts() => new(_counts, _tracking, _replies, _complaints);
}

/// <summary>All counts as an object with a member for each metric, in the order of <see cref="Metric"/>. Counts that are not known are
/// left out.</summary>
internal sealed class MetricCountsConverter : ObjectConverter<MetricCounts>
{
    private const string Tracking = "tracking", Replies = "replies", Complaints = "complaints";

    public override void WriteMembers(Utf8JsonWriter json, MetricCounts value)
    {
        foreach (var metric in Enum.GetValues<Metric>())
            if (value.Has(metric)) json.WriteNumber(Words<Metric>.Of(metric), value[metric]);
        if ((value.NoTracking, value.NoReplies, value.NoComplaints) == (null, null, null)) return;
        json.WriteStartObject(UnmeasuredMembers.Name);
        if (value.NoTracking is { } tracking) json.WriteString(Tracking, tracking);
        if (value.NoReplies is { } replies) json.WriteString(Replies, replies);
        if (value.NoComplaints is { } complaints) json.WriteString(Complaints, complaints);
        json.WriteEndObject();
    }

    public override MetricCounts Read(JsonPart json)
    {
        var counts = new MetricReading();
        foreach (var metric in Enum.GetValues<Metric>())
            if (json.Optional(Words<Metric>.Of(metric)) is { } member) counts[metric] = member.Count();
        counts.Tell(json.ReasonAgainst(Tracking), json.ReasonAgainst(Replies), json.ReasonAgainst(Complaints));
        return counts.ToCounts();
    }
}
