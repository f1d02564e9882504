using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.HubSpot;

/// <summary>Where HubSpot's email events have their fields.</summary>
internal static class HubSpotFields
{
    public static FieldTable Table { get; } = new(
        ("type", Field.Name),
        ("category", Field.Kind), ("portalSubscriptionStatus", Field.Kind),
        ("id", Field.Id),
        ("hmid", Field.MessageId), ("smtpId", Field.MessageId), ("sentBy.id", Field.MessageId),
        ("recipient", Field.Recipient),
        ("created", Field.Time),

        ("emailCampaignId", Field.Email),
        ("emailCampaignGroupId", Field.Campaign),

        ("url", Field.Url), ("linkId", Field.Link),
        ("userAgent", Field.UserAgent), ("ipAddress", Field.Ip), ("filteredEvent", Field.Machine),
        ("location.country", Field.Country), ("location.state", Field.Region), ("location.city", Field.City),
        ("duration", Field.Duration),

        ("response", Field.Smtp), ("status", Field.Status),
        ("category", Field.Reason), ("dropReason", Field.Reason), ("dropMessage", Field.Reason),
        ("source", Field.Method),
        ("subscriptions", Field.Own1));

    public static FieldTable Subscription { get; } = new(("id", Field.Scope), ("status", Field.Kind));
}
