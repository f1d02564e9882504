using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Resend;

/// <summary>Where Resend's events have their fields.</summary>
internal static class ResendFields
{
    public static FieldTable Table { get; } = new(
        ("type", Field.Name),
        ("data.bounce.type", Field.Kind),
        ("data.email_id", Field.MessageId),
        ("data.to", Field.Recipient),
        ("data.email", Field.Recipient), // of contacts
        ("created_at", Field.Time),

        ("data.broadcast_id", Field.Email),
        ("data.template_id", Field.Email),
        ("data.broadcast_id", Field.Campaign),
        ("data.tags", Field.Metadata),
        ("data.headers", Field.Own1),

        ("data.click.link", Field.Url),
        ("data.click.userAgent", Field.UserAgent),
        ("data.open.userAgent", Field.UserAgent),
        ("data.click.ipAddress", Field.Ip),
        ("data.open.ipAddress", Field.Ip),

        ("data.bounce.message", Field.Smtp),
        ("data.bounce.diagnosticCode", Field.Own2),
        ("data.bounce.subType", Field.Reason),
        ("data.failed.reason", Field.Reason),
        ("data.suppressed.type", Field.Reason),
        ("data.suppressed.message", Field.Reason));

    /// <summary>The fields of one of the message's headers.</summary>
    public static FieldTable Header { get; } = new(("name", Field.Name), ("value", Field.Metadata));
}
