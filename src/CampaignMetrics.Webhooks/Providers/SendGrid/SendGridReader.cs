using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>Reads SendGrid's event webhook: an array of flat objects.</summary>
internal sealed class SendGridReader() : WebhookReader(SendGridFields.Table, SendGridEvents.Table)
{
    /// <summary>
    /// The parts of a message id behind which it names a SendGrid server: that differs between the events of a message and is cut off.
    /// </summary>
    private static readonly string[] MachineParts = [".filter", ".recvd-"];

    protected override void ReadElement(Fields fields, Batch batch)
    {
        var meaning = Events.Find(fields);
        if (fields.Text(Field.MessageId) is { } id) fields.Set(Field.MessageId, WithoutMachine(id));
        // An event that is posted again may come with another sg_event_id: without it, message, type, time and link make the id.
        fields.Set(Field.Id, null);
        // Nothing was sent, so "reason" holds SendGrid's own words and not a server's response.
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Smtp) ?? fields.Text(Field.Kind));
        // SendGrid marks opens of Apple's Mail Privacy Protection, which loads all images whether or not somebody reads.
        batch.Add(fields, meaning, fields.IsTrue(Field.Machine) ? Actor.PrivacyProxy : null);
    }

    /// <summary>The part of the id that all events of a message share.</summary>
    public static string WithoutMachine(string id)
    {
        foreach (var part in MachineParts)
            if (id.IndexOf(part, StringComparison.Ordinal) is > 0 and var end) return id[..end];
        return id.Trim('<', '>');
    }
}
