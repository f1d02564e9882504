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

    /// <summary>
    /// <c>draft</c>, <c>scheduled</c>, <c>sending</c>, <c>sent</c>, <c>automated</c>, <c>archived</c> …; null when not known.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>Whether and from when opens and clicks are tracked; null when not known.</summary>
    public Tracking? Tracking { get; init; }

    /// <summary>Whether answers are seen, since the sender's inbox is connected; null when not known.</summary>
    public bool? ConnectedInbox { get; init; }

    /// <summary>Whether deliveries are told; null when not known.</summary>
    public Deliveries? Deliveries { get; init => field = Door.Known(value); }

    /// <summary>
    /// Whether it goes to one contact more than once, as a birthday mail or a monthly statement does; null when not known, and then one of
    /// type <c>automated</c> does.
    /// </summary>
    public bool? Repeats { get; init; }

    /// <summary>Its links in order; empty when not known. A link that is not here is content.</summary>
    public IReadOnlyList<EmailLink> Links
    {
        get;
        init
        {
            field = Door.Given(value);
            foreach (var link in field) Door.Given(link, nameof(Links));
        }
    } = [];

    /// <summary>Whether both tell the same, also of each link.</summary>
    /// <param name="other">The other email.</param>
    public bool Equals(Email? other) =>
        other is not null
        && (Id, Name, Subject, From, SentBy, Campaign) == (other.Id, other.Name, other.Subject, other.From, other.SentBy, other.Campaign)
        && (Type, Team, BusinessUnit, Workflow) == (other.Type, other.Team, other.BusinessUnit, other.Workflow)
        && (SentAt, Status, Tracking, ConnectedInbox) == (other.SentAt, other.Status, other.Tracking, other.ConnectedInbox)
        && (Deliveries, Repeats) == (other.Deliveries, other.Repeats)
        && Links.SequenceEqual(other.Links);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Subject, Campaign, SentAt, Tracking, Links.Count);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Email>.Shown(this);
}
