using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.MailerSend;

/// <summary>Where MailerSend's events have their fields: nested in version 1, flat in version 2.</summary>
internal static class MailerSendFields
{
    public static FieldTable Table { get; } = new(
        ("type", Field.Name),
        ("data.type", Field.Name),
        ("data.id", Field.Id),
        ("data.email.message.id", Field.MessageId),
        ("data.message_id", Field.MessageId),
        ("data.email.recipient.email", Field.Recipient),
        ("data.recipient", Field.Recipient),
        ("data.email", Field.Recipient),
        ("data.created_at", Field.Time),
        ("created_at", Field.Time),

        ("data.template_id", Field.Email),
        ("data.email.tags", Field.Tags),
        ("data.tags", Field.Tags),

        ("data.morph.url", Field.Url),
        ("data.meta.url", Field.Url),
        ("data.meta.user_agent", Field.UserAgent),
        ("data.morph.ip", Field.Ip),
        ("data.meta.ip", Field.Ip),
        ("data.meta.country", Field.Country),

        ("data.morph.reason", Field.Smtp),
        ("data.morph.reason", Field.Method),
        ("data.meta.unsubscribe_reason", Field.Method),
        ("data.meta.bounce_reason", Field.Smtp),
        ("data.meta.bounce_code", Field.Code),
        ("data.meta.suppression_reason", Field.Reason));
}
