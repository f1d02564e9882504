using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.Postmark;

/// <summary>Reads messages from Postmark's API: a page of them, or one message with its events.</summary>
internal sealed class PostmarkMessageReader() : WebhookReader(PostmarkMessageFields.Message, PostmarkMessageEvents.Table, "Messages")
{
    protected override void ReadElement(Fields message, Batch batch)
    {
        ReadStatus(message, batch);
        foreach (var told in message.Objects(Field.Own2, PostmarkMessageFields.Event))
        {
            told.SetFrom(message, Field.MessageId, Field.Tags, Field.Metadata);
            batch.Add(told, Events.Find(told));
        }
    }

    /// <summary>
    /// A message may have several recipients: its status is an event for each of them, at the time when Postmark accepted it.
    /// </summary>
    private void ReadStatus(Fields message, Batch batch)
    {
        var recipients = message.Texts(Field.Own1);
        if (recipients.Count == 0) batch.Skip("no recipient");
        foreach (var recipient in recipients)
        {
            message.Set(Field.Recipient, recipient);
            batch.Add(message, Events.Find(message));
        }
    }
}
