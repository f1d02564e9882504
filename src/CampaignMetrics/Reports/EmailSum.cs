using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>All metrics of one email, and what is known of it.</summary>
internal sealed class EmailSum(string email)
{
    public string Email { get; } = email;

    public long[] Metrics { get; } = new long[Definitions.Metrics.Count];

    /// <summary>The earliest sending, in milliseconds.</summary>
    public long SentAt { get; set; } = long.MaxValue;

    /// <summary>The campaign by the catalog, else the ordinally smallest that an event states.</summary>
    public string? Campaign { get; set; }

    public string? Name { get; set; }

    /// <summary>When it was sent by the catalog, in milliseconds.</summary>
    public long? CatalogSentAt { get; set; }

    public void Add(ReadOnlySpan<long> metrics)
    {
        for (var i = 0; i < Metrics.Length; i++) Metrics[i] += metrics[i];
    }

    public void Add(EmailSum other)
    {
        Add(other.Metrics);
        SentAt = Math.Min(SentAt, other.SentAt);
        Name ??= other.Name;
        CatalogSentAt ??= other.CatalogSentAt;
        State(other.Campaign);
    }

    public void State(string? campaign)
    {
        if (campaign is not null && (Campaign is null || string.CompareOrdinal(campaign, Campaign) < 0)) Campaign = campaign;
    }
}
