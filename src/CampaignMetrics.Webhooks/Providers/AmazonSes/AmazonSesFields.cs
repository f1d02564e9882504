using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>Where SES's events, their recipients and their header fields have their fields.</summary>
internal static class AmazonSesFields
{
    public static FieldTable Event { get; } = new(
        ("eventType", Field.Name),
        ("notificationType", Field.Name),
        ("bounce.bounceType", Field.Kind),
        ("complaint.complaintFeedbackType", Field.Kind),
        ("mail.messageId", Field.MessageId),
        ("mail.timestamp", Field.SentAt),
        ("bounce.timestamp", Field.Time), ("complaint.timestamp", Field.Time), ("delivery.timestamp", Field.Time),
        ("deliveryDelay.timestamp", Field.Time),
        ("open.timestamp", Field.Time), ("click.timestamp", Field.Time), ("subscription.timestamp", Field.Time),

        ("mail.tags", Field.Metadata),
        ("mail.headers", Field.Own3),

        ("click.link", Field.Url), ("click.linkTags.role", Field.Role),
        ("open.userAgent", Field.UserAgent), ("click.userAgent", Field.UserAgent),
        ("open.ipAddress", Field.Ip), ("click.ipAddress", Field.Ip),

        ("bounce.bounceSubType", Field.Reason), ("complaint.complaintSubType", Field.Reason),
        ("reject.reason", Field.Reason), ("failure.errorMessage", Field.Reason),
        ("bounce.remoteMtaIp", Field.RemoteMta), ("deliveryDelay.remoteMtaIp", Field.RemoteMta),

        ("subscription.source", Field.Method),
        ("subscription", Field.Own2),
        ("bounce.bouncedRecipients", Field.Own1), ("complaint.complainedRecipients", Field.Own1),
        ("deliveryDelay.delayedRecipients", Field.Own1),
        ("delivery.recipients", Field.Own1), ("mail.destination", Field.Own1));

    public static FieldTable Recipient { get; } =
        new(("emailAddress", Field.Recipient), ("status", Field.Status), ("diagnosticCode", Field.Smtp));

    public static FieldTable Header { get; } = new(("name", Field.Name), ("value", Field.Own1));
}
