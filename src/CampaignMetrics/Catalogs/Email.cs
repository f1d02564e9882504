using CampaignMetrics.Catalogs;

namespace CampaignMetrics;

/// <summary>An email as the catalog tells of it: one message design.</summary>
public sealed record Email
{
    /// <summary>The key.</summary>
    public required EmailId Id { get; init; }

    /// <summary>The internal title; null when not known.</summary>
    public string? Name { get; init; }

    /// <summary>The subject line; null when not known.</summary>
    public string? Subject { get; init; }

    /// <summary>The sender's address as the reader sees it; null when not known.</summary>
    public string? From { get; init; }

    /// <summary>The user who sent it; null when not known.</summary>
    public string? SentBy { get; init; }

    /// <summary>The campaign it belongs to; null for none.</summary>
    public CampaignId? Campaign { get; init; }

    /// <summary>
    /// <c>regular</c>, <c>automated</c>, <c>blog</c>, <c>feedbackSurvey</c>, <c>transactional</c> …; null when not known.
    /// </summary>
    public string? Type { get; init; }

    /// <summary>The team; null when it is assigned to none.</summary>
    public string? Team { get; init; }

    /// <summary>The business unit; null for none.</summary>
    public string? BusinessUnit { get; init; }

    /// <summary>The workflow that sends it; null for none.</summary>
    public string? Workflow { get; init; }

    /// <summary>When it was sent; null when not known.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Whether and from when opens and clicks are tracked. On by default.</summary>
    public Tracking Tracking { get; init; }

    /// <summary>Whether answers are seen: the sender's inbox is connected. The default is true.</summary>
    public bool ConnectedInbox { get; init; } = true;

    /// <summary>The roles of its links by their URL, letter for letter; a link that is not here is content.</summary>
    public IReadOnlyDictionary<string, LinkRole> LinkRoles { get; init => field = Door.Given(value); } = new Dictionary<string, LinkRole>();
}
