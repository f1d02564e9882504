using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Store;

/// <summary>
/// Adds events that come as objects. They become slots directly, without <see cref="EventFields"/> between: a text that was seen lately
/// is found by its string and need not be encoded as UTF-8.
/// </summary>
internal sealed partial class EventBatch
{
    private readonly RecentStrings _emailNames = new(words.Emails);
    // For rare events only: made with the first.
    private EventFields? _fieldsOfRare;
    private HalfPairs? _halvesOfRare;

    private EventFields RareFields => _fieldsOfRare ??= new EventFields();

    private HalfPairs RareHalves => _halvesOfRare ??= new HalfPairs();

    /// <summary>Adds an event.</summary>
    /// <returns>Null, or why it is no event.</returns>
    public string? Add(EmailEvent emailEvent)
    {
        var id = emailEvent.Id.Value;
        // Rare cases take the slow way through fields: an id to derive, or a text whose fault must be explained.
        if (id.Length is 0 or > EventId.MaxLength || emailEvent.Send?.Length > EmailEvent.MaxSendLength) return AddFields(emailEvent);
        string contact = emailEvent.Recipient.Value, email = emailEvent.Email?.Value ?? "";
        if (EventRules.Check(emailEvent.Type, contact.Length > 0, email.Length > 0) is { } reason) return reason;
        if (HalfPairs.InKeys(emailEvent) is { } halfKey) return halfKey;
        ref var slotted = ref _events[Count];
        if (_slots.SetEntry(ref slotted.Entry, emailEvent) is { } broken) return HalfPairs.ReasonOf(EventSchema.Of(broken));
        var segments = 0;
        if (emailEvent.Segments != (object)Segments.None && AddSegments(emailEvent, out segments) is { } tooMany) return tooMany;

        // Room for the id twice: as the code it becomes, and behind that in plain UTF-8, from which the code is made.
        var idRoom = id.Length * Utf8Text.MaxBytesPerCharacter + EventIdCode.MaxHead;
        Reserve(contact.Length * Utf8Text.MaxBytesPerCharacter + 2 * idRoom + _slots.Values.Length);
        var contactLength = Utf8Text.Write(contact, _texts.AsSpan(_used));
        SetMessage(ref slotted, _emailNames.Add(email), contactLength, segments);
        var scratch = _texts.AsSpan(_used + contactLength + idRoom);
        Finish(ref slotted, scratch[..Utf8Text.Write(id, scratch)]);
        return null;
    }

    private string? AddFields(EmailEvent emailEvent)
    {
        emailEvent.Fill(RareFields);
        if ((EventRules.Check(RareFields) ?? RareHalves.In(emailEvent)) is { } reason) return reason;
        Add(RareFields);
        return null;
    }

    private string? AddSegments(EmailEvent emailEvent, out int set)
    {
        RareFields.Begin(emailEvent.Type, emailEvent.Milliseconds);
        RareFields.SetSegments(emailEvent.Segments);
        var reason = EventRules.CheckSegments(RareFields);
        set = reason is null ? _segments.Of(RareFields) : 0;
        return reason;
    }
}
