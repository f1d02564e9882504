using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.SendGrid;

/// <summary>Reads SendGrid's event webhook: an array of flat objects.</summary>
internal sealed class SendGridReader() : WebhookReader(SendGridFields.Table, SendGridEvents.Table)
{
    /// <summary>What follows these names a machine of SendGrid's and differs between the events of a message.</summary>
    private static readonly string[] MachineParts = [".filter", ".recvd-"];

    protected override void ReadElement(Fields fields, Batch batch)
    {
        var meaning = Events.Find(fields);
        if (fields.Text(Field.MessageId) is { } id) fields.Set(Field.MessageId, WithoutMachine(id));
        if (meaning?.Type == EventType.NotSent) fields.Set(Field.Reason, fields.Text(Field.Smtp) ?? fields.Text(Field.Kind));
        // Apple's Mail Privacy Protection loads every image, whether or not somebody reads.
        batch.Add(fields, meaning, fields.IsTrue(Field.Machine) ? Actor.PrivacyProxy : null);
    }

    public static string WithoutMachine(string id)
    {
        foreach (var part in MachineParts)
            if (id.IndexOf(part, StringComparison.Ordinal) is > 0 and var end) return id[..end];
        return id.Trim('<', '>');
    }
}
