using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine;

/// <summary>Gives the events of the message that a reader opened back as records, with all that they stated.</summary>
internal sealed class LoggedEvents(MessageReader reader, Vocabulary words)
{
    private readonly LoggedFields _logged = new(words);
    private readonly byte[] _id = new byte[EventIdCode.MaxLength];

    /// <summary>The event of an entry.</summary>
    /// <param name="entry">One of the reader's.</param>
    /// <param name="email">The message's email.</param>
    /// <param name="contact">The message's contact.</param>
    public EmailEvent Of(in Entry entry, EmailId email, ContactId contact)
    {
        var record = reader.Log[entry.Id..];
        EventRecord.Read(record, reader.Base, out var values);
        var fields = _logged.Of(entry, entry.Segments, values);
        fields.SetText(EventProperty.Id, EventIdCode.Read(record, _id));
        fields.Put(EventProperty.Email, email.Value);
        fields.Put(EventProperty.Recipient, contact.Value);
        return EmailEvent.From(fields);
    }
}
