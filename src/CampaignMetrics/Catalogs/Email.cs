using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>An email as the catalog tells of it: one message design.</summary>
[JsonConverter(typeof(DataConverter<Email>)), JsonForm<EmailConverter>]
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

    /// <summary>Whether both tell the same, also of each link.</summary>
    /// <param name="other">The other email.</param>
    public bool Equals(Email? other) =>
        other is not null
        && (Id, Name, Subject, From, SentBy, Campaign) == (other.Id, other.Name, other.Subject, other.From, other.SentBy, other.Campaign)
        && (Type, Team, BusinessUnit, Workflow) == (other.Type, other.Team, other.BusinessUnit, other.Workflow)
        && (SentAt, Tracking, ConnectedInbox) == (other.SentAt, other.Tracking, other.ConnectedInbox)
        && LinkRoles.Count == other.LinkRoles.Count
        && LinkRoles.All(link => other.LinkRoles.TryGetValue(link.Key, out var role) && role == link.Value);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Subject, Campaign, SentAt, Tracking, LinkRoles.Count);
}
