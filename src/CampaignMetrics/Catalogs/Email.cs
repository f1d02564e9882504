using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The catalog entry of an email, which is one message design that is sent to many contacts.</summary>
/// <remarks>
/// <para>Events name an email by its key only. The catalog adds what they cannot tell: names for reports, links with their roles, and
/// whether opens, replies and deliveries are measured. See <see cref="EmailCatalog"/>.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<Email>)), JsonForm<EmailConverter>]
public sealed record Email
{
    /// <summary>The key by which events name the email.</summary>
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

    /// <summary>Its place among the emails of its workflow, such as <c>2</c> or <c>2b</c>; null when not known.</summary>
    public string? Step { get; init; }

    /// <summary>When it was sent; null when not known.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>
    /// <c>draft</c>, <c>scheduled</c>, <c>sending</c>, <c>sent</c>, <c>automated</c>, <c>archived</c> …; null when not known.
    /// </summary>
    public string? Status { get; init; }

    /// <summary>Whether and from when opens and clicks are tracked; null when not known.</summary>
    public Tracking? Tracking { get; init; }

    /// <summary>Whether replies are seen because the sender's inbox is connected; null when not known.</summary>
    public bool? ConnectedInbox { get; init; }

    /// <summary>Whether the provider reports deliveries; null when not known.</summary>
    public Deliveries? Deliveries { get; init => field = Door.Known(value); }

    /// <summary>
    /// Whether it goes to one contact more than once, as a birthday mail or a monthly statement does; each sending is then a message of its
    /// own. If null (not known), emails of type <c>automated</c> repeat and others do not.
    /// </summary>
    public bool? Repeats { get; init; }

    /// <summary>Its links in order; empty when not known. A clicked link that is not listed counts as content.</summary>
    public IReadOnlyList<EmailLink> Links
    {
        get;
        init
        {
            field = Door.Given(value);
            foreach (var link in field) Door.Given(link, nameof(Links));
        }
    } = [];

    /// <summary>Whether both entries are equal in all properties, links included.</summary>
    /// <param name="other">The other email.</param>
    public bool Equals(Email? other) =>
        other is not null
        && (Id, Name, Subject, From, SentBy, Campaign) == (other.Id, other.Name, other.Subject, other.From, other.SentBy, other.Campaign)
        && (Type, Team, BusinessUnit, Workflow, Step) == (other.Type, other.Team, other.BusinessUnit, other.Workflow, other.Step)
        && (SentAt, Status, Tracking, ConnectedInbox) == (other.SentAt, other.Status, other.Tracking, other.ConnectedInbox)
        && (Deliveries, Repeats) == (other.Deliveries, other.Repeats)
        && Links.SequenceEqual(other.Links);

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Id, Name, Subject, Campaign, SentAt, Tracking, Links.Count);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Email>.Shown(this);
}
