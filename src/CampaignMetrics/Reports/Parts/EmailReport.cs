using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The numbers of one email: a row of <see cref="Report.Emails"/>.</summary>
[JsonConverter(typeof(DataConverter<EmailReport>)), JsonForm<EmailReportConverter>]
public sealed record EmailReport
{
    /// <summary>The email.</summary>
    public required EmailId Email { get; init; }

    /// <summary>Its internal title; null when the catalog does not know it.</summary>
    public string? Name { get; init; }

    /// <summary>Its campaign: the catalog's, else the one stated by the earliest event that states any; null for none.</summary>
    public string? Campaign { get; init; }

    /// <summary>When it was sent: as the catalog says, else when the first of its messages was, in the scope or not; null when none
    /// was.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The count of each metric.</summary>
    public required MetricCounts Counts { get; init; }

    /// <summary>How many of its messages were sent, delivered, bounced; without the reasons for bounces.</summary>
    public required DeliveryReport Delivery { get; init; }

    /// <summary>Its opens, clicks, replies and forwards.</summary>
    public required EngagementReport Engagement { get; init; }

    /// <summary>Its rates.</summary>
    public required RatesReport Rates { get; init; }

    /// <summary>Its revenue divided by counts. Empty unless the definition has such formulas.</summary>
    public required AmountsReport Amounts { get; init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<EmailReport>.Shown(this);
}
