using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>What is known of an email beside its numbers, as a column of a list of emails.</summary>
[JsonConverter(typeof(DataConverter<EmailProperty>)), JsonForm<WordConverter<EmailProperty>>]
public enum EmailProperty
{
    /// <summary>When it was sent.</summary>
    SentAt,

    /// <summary>Its key.</summary>
    Email,

    /// <summary>Its internal title.</summary>
    Name,

    /// <summary>Its subject line.</summary>
    Subject,

    /// <summary>The sender's address.</summary>
    From,

    /// <summary>The user who sent it.</summary>
    SentBy,

    /// <summary>Its campaign.</summary>
    Campaign,

    /// <summary>Its type.</summary>
    Type,

    /// <summary>Its team.</summary>
    Team,

    /// <summary>Its business unit.</summary>
    BusinessUnit,

    /// <summary>The workflow that sends it.</summary>
    Workflow,

    /// <summary>Its status.</summary>
    Status,
}
