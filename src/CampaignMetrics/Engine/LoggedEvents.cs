using CampaignMetrics.Engine.Store;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine;

/// <summary>Turns the events of the message that a reader has opened back into <see cref="EmailEvent"/>s, with all they stated.</summary>
internal sealed class LoggedEvents(MessageReader reader, Vocabulary words)
{
    private readonly LoggedFields _logged = new(words);
    private readonly byte[] _id = new byte[EventIdCode.MaxLength];

    /// <summary>The event of an entry.</summary>
    /// <param name="entry">An entry of the reader's current message.</param>
    /// <param name="email">The message's email.</param>
    /// <param name="contact">The message's contact.</param>
    public EmailEvent Of(in Entry entry, EmailId email, ContactId contact)
    {
        // The entry has no room for the recipient's values, so they are read from the record once more.
        var record = reader.Log[entry.Id..];
        EventRecord.Read(record, reader.Base, out var values);
        var fields = _logged.Of(entry, entry.Segments, values);
        fields.SetText(EventProperty.Id, EventIdCode.Read(record, _id));
        fields.Put(EventProperty.Email, email.Value);
        fields.Put(EventProperty.Recipient, contact.Value);
        return EmailEvent.From(fields);
    }
}
