using System.Text;
using CampaignMetrics.Bounces;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// Reads what Amazon SES publishes through SNS: one message in each request, whose text is the event, for one or several recipients; also
/// where EventBridge stands between the two.
/// </summary>
internal sealed class AmazonSesReader() : WebhookReader(Nothing, AmazonSesEvents.Table)
{
    /// <summary>Empty: of the body's own members only those of <see cref="SnsEnvelope"/> are read.</summary>
    private static readonly FieldTable Nothing = new();

    protected override void ReadElement(Fields fields, Batch batch)
    {
        if (StrictObject.Read(fields.Element) is not { } members) batch.Skip("a member comes twice, or there are too many");
        else if (SnsEnvelope.Of(members) is { } envelope) ReadEnvelope(envelope, fields, batch);
        // With a Type it claims to be an SNS message, and must then be a valid one even with raw delivery.
        else if (members.Has("Type") || !IsEvent(members))
            batch.Skip("neither an SNS message nor an event of SES");
        else if (batch.Options.RawSnsDelivery) ReadMessage(fields.Element, null, batch);
        else batch.Skip("an event of SES without an SNS message around it: nothing signs it");
    }

    private void ReadEnvelope(SnsEnvelope envelope, Fields fields, Batch batch)
    {
        if (envelope.Type == SnsEnvelope.Notification)
            ReadMessage(Encoding.UTF8.GetBytes(envelope.Message ?? ""), envelope.Timestamp, batch);
        else if (envelope.Type == SnsEnvelope.UnsubscribeConfirmation) batch.AddOther(fields, envelope.Type);
        else if (envelope.Confirmation is { } confirmation) batch.Confirm(confirmation);
        else batch.Skip("topic or token is none, or the SubscribeURL is not that of its region");
    }

    private static bool IsEvent(StrictObject members) =>
        members.Has("eventType") || members.Has("notificationType") || EventBridgeEvent.Is(members);

    private void ReadMessage(ReadOnlyMemory<byte> published, string? envelopeTime, Batch batch)
    {
        var (message, publishedAt) = EventBridgeEvent.Unwrap(published, envelopeTime);
        var fields = Fields.Read(message, AmazonSesFields.Event);
        if (fields is null || !fields.Has(Field.Name))
        {
            // SES publishes a plain sentence after a topic is set up.
            batch.Skip("the SNS message holds no event of SES");
            return;
        }
        if (Find(fields) is not { } meaning)
        {
            batch.Add(fields, null);
            return;
        }
        // Some event types have no time of their own. Sends happened when the mail was sent; for others the time of publication is nearer.
        if (!fields.Has(Field.Time))
            fields.Set(
                Field.Time, IsOfSending(meaning) ? fields.Text(Field.SentAt) ?? publishedAt : publishedAt ?? fields.Text(Field.SentAt));
        AmazonSesLabels.Take(fields);
        // A tag of a link may have several values.
        if (fields.Texts(Field.Role) is [var role, ..]) fields.Set(Field.Role, role);
        AddAll(fields, meaning, batch);
    }

    private EventMeaning? Find(Fields fields)
    {
        if (AmazonSesSubscription.ChangeOf(fields) is var (kind, scope))
        {
            fields.Set(Field.Kind, kind);
            fields.Set(Field.Scope, scope);
        }
        else if (fields.Text(Field.Reason) is "Suppressed" or "OnAccountSuppressionList" or "UnsubscribedRecipient")
            fields.Set(Field.Kind, fields.Text(Field.Reason));
        else if (fields.Text(Field.Reason) is "General" or "Undetermined")
        {
            if (fields.Text(Field.Kind) == "Transient" && fields.Text(Field.Reason) == "General")
                fields.Set(Field.Kind, "Transient/General");
            // Words that say nothing: without them the classifier finds the reason in the server's response.
            fields.Set(Field.Reason, null);
        }
        return Events.Find(fields);
    }

    private static bool IsOfSending(EventMeaning meaning) => meaning.Type is EventType.Sent or EventType.NotSent;

    /// <summary>
    /// Adds the event for every recipient. An open or click does not say who of them it was, so it counts for all; senders who send one
    /// message to each recipient see no difference.
    /// </summary>
    private static void AddAll(Fields fields, EventMeaning meaning, Batch batch)
    {
        if (meaning.Type is null)
        {
            batch.AddOther(fields, meaning.Name);
            return;
        }
        var recipients = fields.Objects(Field.Own1, AmazonSesFields.Recipient);
        foreach (var recipient in recipients)
        {
            fields.Set(Field.Smtp, recipient.Text(Field.Smtp));
            fields.Set(Field.Status, recipient.Text(Field.Status));
            Add(recipient.Text(Field.Recipient), recipient.Has(Field.Smtp) ? Refused(meaning) : meaning);
        }
        var addresses = fields.Texts(Field.Own1);
        foreach (var address in addresses) Add(address, meaning);
        // Skips the event with the reason that it has no recipient.
        if (fields.Json(Field.Own1).IsEmpty) Add(null, meaning);
        if (recipients.Count + addresses.Count == Fields.MaxItems)
            batch.Skip($"{Fields.MaxItems} recipients or more: the others were left");

        void Add(string? address, EventMeaning told)
        {
            fields.Set(Field.Recipient, address);
            batch.Add(fields, told);
        }
    }

    /// <summary>
    /// The meaning of a bounce for which a server gave its words. Only without them may it be a mail that came back after the delivery: an
    /// automatic reply.
    /// </summary>
    private static EventMeaning Refused(EventMeaning meaning) =>
        meaning.Detail == EventMeaning.AutoReply ? meaning with { Detail = null, Hint = BounceClass.Soft } : meaning;
}
