using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>A contact's counted opens and clicks over all messages of the scope.</summary>
/// <param name="Contact">The contact.</param>
/// <param name="Opens">Counted opens, an implied one included.</param>
/// <param name="Clicks">Counted clicks.</param>
[JsonConverter(typeof(DataConverter<ContactEngagement>)), JsonForm<ContactEngagementConverter>]
public sealed record ContactEngagement(ContactId Contact, long Opens, long Clicks);

/// <summary>The most engaged contacts.</summary>
/// <param name="ByOpens">Those who opened, most opens first; ties by clicks, then by key.</param>
/// <param name="ByClicks">Those who clicked, most clicks first; ties by opens, then by key.</param>
[JsonConverter(typeof(DataConverter<ContactsReport>)), JsonForm<ContactsReportConverter>]
public sealed record ContactsReport(ImmutableArray<ContactEngagement> ByOpens, ImmutableArray<ContactEngagement> ByClicks)
{
    /// <summary>The most contacts in each list: 100.</summary>
    public const int MaxContacts = 100;

    /// <summary>Why opens and clicks were not measured, a constant of <see cref="CampaignMetrics.NotMeasured"/>; null where they
    /// were.</summary>
    public string? NotMeasured { get; init; }

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ContactsReport? other) =>
        other is not null
        && NotMeasured == other.NotMeasured
        && ByOpens.AsSpan().SequenceEqual(other.ByOpens.AsSpan())
        && ByClicks.AsSpan().SequenceEqual(other.ByClicks.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(ByOpens.Length, ByClicks.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ContactsReport>.Shown(this);
}
