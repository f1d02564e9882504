using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The totals of the rows that a report does not list: those beyond <see cref="ReportScope.MaxRows"/>, and the emails and
/// contacts that <see cref="ReportScope.Viewer"/> may not see.</summary>
/// <remarks>
/// <para>Only what the list's rows have is added up, and only what may be: messages or contacts that several rows count are not. What
/// every list has is on the page <c>docs/guide/report-json.md</c>.</para>
/// </remarks>
/// <param name="List">The list as it is called in the report's JSON: <c>bounceReasons</c>, <c>notSentReasons</c>, <c>links</c>,
/// <c>clickMap</c>, <c>clients</c>, <c>countries</c>, <c>locations</c>, <c>domains</c>, <c>goals</c>, <c>contacts</c> or
/// <c>emails</c>.</param>
/// <param name="Rows">The number of rows that are not listed.</param>
/// <param name="Sums">What they have together, by name, as <c>opens</c>.</param>
[JsonConverter(typeof(DataConverter<RestReport>)), JsonForm<RestReportConverter>]
public sealed record RestReport(string List, long Rows, ImmutableArray<KeyValuePair<string, long>> Sums)
{
    /// <summary>What the rows have together under a name; null where the list has no such column, or none of them measured it.</summary>
    /// <param name="name">The name, as <c>clicks</c>.</param>
    public long? this[string name]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(name);
            foreach (var sum in Sums.IsDefault ? [] : Sums)
                if (sum.Key == name) return sum.Value;
            return null;
        }
    }

    /// <summary>Their opens, counted as the list counts them: events, or messages where it is about places; null where it has
    /// none.</summary>
    public long? Opens => this["opens"];

    /// <summary>Their clicks, counted likewise.</summary>
    public long? Clicks => this["clicks"];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(RestReport? other) =>
        other is not null && (List, Rows) == (other.List, other.Rows) && Sums.AsSpan().SequenceEqual(other.Sums.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(List, Rows, Sums.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<RestReport>.Shown(this);
}
