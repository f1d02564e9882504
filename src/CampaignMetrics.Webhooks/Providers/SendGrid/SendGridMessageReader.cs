using System.Globalization;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>
/// Reads messages from SendGrid's Email Activity API: one message with its events, or a page of messages, which has only counts and the
/// time of the last event.
/// </summary>
internal sealed class SendGridMessageReader() : WebhookReader(SendGridMessageFields.Message, SendGridMessageEvents.Table, "messages")
{
    protected override void ReadElement(Fields message, Batch batch)
    {
        if (message.Text(Field.MessageId) is { } id) message.Set(Field.MessageId, SendGridReader.WithoutMachine(id));
        if (message.Has(Field.Own1)) ReadEvents(message, batch);
        else ReadCounts(message, batch);
    }

    private void ReadEvents(Fields message, Batch batch)
    {
        var events = message.Objects(Field.Own1, SendGridMessageFields.Event);
        foreach (var told in events)
        {
            told.SetFrom(message, Field.MessageId, Field.Recipient, Field.Email, Field.Campaign, Field.Tags, Field.Metadata);
            var meaning = Events.Find(told);
            // Only group_unsubscribe and group_resubscribe apply to the message's unsubscribe group.
            if (meaning?.Name.StartsWith("group_", StringComparison.Ordinal) == true) told.SetFrom(message, Field.Scope);
            if (meaning?.Type == EventType.NotSent) told.Set(Field.Reason, told.Text(Field.Smtp));
            batch.Add(told, meaning);
        }
        if (events.Count >= Fields.MaxItems) batch.Skip($"events after the first {Fields.MaxItems} of a message are not read");
    }

    /// <summary>
    /// Makes an event of the last event's time. Which event it was follows from the counts, unless there were clicks: an open may have come
    /// after the last click.
    /// </summary>
    private void ReadCounts(Fields message, Batch batch)
    {
        var (opens, clicks) = (Count(message, Field.Own2), Count(message, Field.Own3));
        if (clicks > 0)
        {
            batch.Skip("its opens and clicks have no times here: the message fetched by its id has them");
        }
        else if (opens > 0)
        {
            batch.Add(message, new EventMeaning("opened", EventType.Opened));
            batch.Skip("its delivery and earlier opens have no times here: the message fetched by its id has them");
        }
        else
        {
            batch.Add(message, Events.Find(message));
        }
    }

    private static int Count(Fields message, Field field) =>
        int.TryParse(message.Utf8(field), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;
}
