using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>One email of the scope.</summary>
[JsonConverter(typeof(DataConverter<EmailReport>)), JsonForm<EmailReportConverter>]
public sealed record EmailReport
{
    /// <summary>The email.</summary>
    public required EmailId Email { get; init; }

    /// <summary>Its internal title; null when the catalog does not know it.</summary>
    public string? Name { get; init; }

    /// <summary>Its campaign by the catalog, else the ordinally smallest that its events state; null for none.</summary>
    public string? Campaign { get; init; }

    /// <summary>When it was sent by the catalog, else when its first message of the scope was; null when none was.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The count of each metric.</summary>
    public required MetricCounts Counts { get; init; }

    /// <summary>Where its messages ended; without reasons.</summary>
    public required DeliveryReport Delivery { get; init; }

    /// <summary>What its readers did.</summary>
    public required EngagementReport Engagement { get; init; }

    /// <summary>Its rates.</summary>
    public required RatesReport Rates { get; init; }

    /// <summary>Its amounts per message; often none.</summary>
    public required AmountsReport Amounts { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<EmailReport>.Shown(this);
}
