using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Saved;

namespace CampaignMetrics;

/// <summary>Saved reports that are shown together, in an order. Its JSON is <c>campaign-metrics/dashboard/v1</c>.</summary>
[JsonConverter(typeof(DataConverter<Dashboard>)), JsonForm<DashboardConverter>]
public sealed record Dashboard
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/dashboard/v1";

    /// <summary>Its name among the dashboards of the ledger: 1 to 200 characters.</summary>
    /// <exception cref="ArgumentException">It is no name as <see cref="DocumentKey"/> takes it.</exception>
    public required string Name { get; init => field = SavedReport.CheckedName(value); }

    /// <summary>Who made it, as the host calls its users; empty (the default) for nobody in particular.</summary>
    public string Owner { get; init => field = Door.Given(value); } = "";

    /// <summary>Who sees it. The default is <see cref="Visibility.Private"/>.</summary>
    public Visibility Visibility { get; init; }

    /// <summary>The names of the saved reports on it, in order. A report is on any number of dashboards; this is the only place that says
    /// on which. A name may be of no report any more.</summary>
    /// <exception cref="ArgumentException">A name stands twice, or is none.</exception>
    public ImmutableArray<string> Reports
    {
        get;
        init
        {
            foreach (var name in Door.Given(value)) SavedReport.CheckedName(name, nameof(Reports));
            field = value.Distinct(StringComparer.Ordinal).Count() == value.Length
                ? value
                : throw new ArgumentException("A report stands twice on it.", nameof(Reports));
        }
    } = [];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(Dashboard? other) =>
        other is not null && (Name, Owner, Visibility) == (other.Name, other.Owner, other.Visibility)
        && Reports.AsSpan().SequenceEqual(other.Reports.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Name, Owner, Visibility, Reports.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Dashboard>.Shown(this);
}
