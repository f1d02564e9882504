using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>Turns events of stores back into fields, with all they stated, so that they can be added to stores with other texts. Not
/// thread-safe.</summary>
internal sealed class StoredFields(Vocabulary words)
{
    private readonly LoggedFields _logged = new(words);
    private readonly byte[] _id = new byte[EventIdCode.MaxLength];

    /// <summary>The fields of an event; valid until the next call.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="segments">The set of segments that it states.</param>
    /// <param name="values">The recipient's values in its link, packed.</param>
    /// <param name="idCode">Its id's code; more may follow.</param>
    /// <param name="email">The slot of its email; 0 for none.</param>
    /// <param name="contact">Its contact's key.</param>
    public EventFields Of(
        in Entry entry, int segments, ReadOnlySpan<byte> values, ReadOnlySpan<byte> idCode, int email, ReadOnlySpan<byte> contact)
    {
        var fields = _logged.Of(entry, segments, values);
        fields.SetText(EventProperty.Id, EventIdCode.Read(idCode, _id));
        if (email != 0) fields.SetText(EventProperty.Email, words.Emails[email]);
        fields.SetText(EventProperty.Recipient, contact);
        return fields;
    }
}
