using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;

namespace CampaignMetrics;

/// <summary>An email in a list: what the catalog knows of it, its status, and its numbers.</summary>
[JsonConverter(typeof(DataConverter<ListedEmail>)), JsonForm<ListedEmailConverter>]
public sealed record ListedEmail
{
    /// <summary>Its key, name, campaign, time of sending, counts and rates. An email without messages in the scope has counts of 0, and no
    /// rate of it is measured.</summary>
    public required EmailReport Report { get; init; }

    /// <summary>Its status: the catalog's, unless events or dates tell more.</summary>
    /// <value>
    /// <c>archived</c> and a status that is not listed here are the catalog's. <c>automated</c> is also an email of that type that is no
    /// draft. <c>sending</c> is the catalog's: only the sender knows when it is through. An email with messages is <c>sent</c> otherwise.
    /// One without is <c>sent</c> or <c>scheduled</c> as the catalog says; where that says nothing, <c>scheduled</c> with a time of sending
    /// and <c>draft</c> without.
    /// </value>
    public required string Status { get; init; }

    /// <summary>The subject line; null when not known.</summary>
    public string? Subject { get; init; }

    /// <summary>The sender's address; null when not known.</summary>
    public string? From { get; init; }

    /// <summary>The user who sent it; null when not known.</summary>
    public string? SentBy { get; init; }

    /// <summary>Its type; null when not known.</summary>
    public string? Type { get; init; }

    /// <summary>Its team; null for none.</summary>
    public string? Team { get; init; }

    /// <summary>Its business unit; null for none.</summary>
    public string? BusinessUnit { get; init; }

    /// <summary>Its workflow by the catalog; null for none.</summary>
    public string? Workflow { get; init; }

    /// <summary>Its text in a column; null where nothing is known, and in columns of times.</summary>
    /// <param name="property">The column.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="EmailProperty"/>.</exception>
    public string? TextOf(EmailProperty property) => Door.Known(property, nameof(property)) switch
    {
        EmailProperty.SentAt => null,
        EmailProperty.Email => Report.Email.Value,
        EmailProperty.Name => Report.Name,
        EmailProperty.Subject => Subject,
        EmailProperty.From => From,
        EmailProperty.SentBy => SentBy,
        EmailProperty.Campaign => Report.Campaign,
        EmailProperty.Type => Type,
        EmailProperty.Team => Team,
        EmailProperty.BusinessUnit => BusinessUnit,
        EmailProperty.Workflow => Workflow,
        EmailProperty.Status => Status,
    };

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ListedEmail>.Shown(this);
}
