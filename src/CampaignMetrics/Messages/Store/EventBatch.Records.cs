using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>Records become slots without the fields between: a text that came lately is found by its string, and not written as UTF-8 again.</summary>
internal sealed partial class EventBatch
{
    private readonly RecentStrings _emailNames = new(words.Emails), _agentNames = new(words.Agents), _urlNames = new(words.Urls), _names = new(words.Texts);
    private readonly FieldBuffer _buffer = new();

    /// <summary>Adds a record.</summary>
    /// <returns>Null, or why it is no event.</returns>
    public string? Add(EmailEvent happened)
    {
        var id = happened.Id.Value;
        if (id.Length == 0) return AddFields(happened);
        string contact = happened.Recipient.Value, email = happened.Email?.Value ?? "";
        if (EventRules.Check(happened.Type, contact.Length > 0, email.Length > 0) is { } reason) return reason;
        var segments = 0;
        if (happened.Segments != (object)Segments.None && AddSegments(happened, out segments) is { } tooMany) return tooMany;

        Reserve(contact.Length * Utf8Text.MaxBytesPerCharacter + 2 * EventIdCode.MaxLength);
        ref var slotted = ref _events[Count];
        var contactLength = Utf8Text.Write(contact, _texts.AsSpan(_used));
        SetMessage(ref slotted, _emailNames.Add(email), contactLength, segments);
        SetEntry(ref slotted.Entry, happened);
        var scratch = _texts.AsSpan(_used + contactLength + EventIdCode.MaxLength);
        Finish(ref slotted, scratch[..Utf8Text.Write(id, scratch)]);
        return null;
    }

    private string? AddFields(EmailEvent happened)
    {
        var fields = new EventFields();
        happened.Fill(_buffer, ref fields);
        if (EventRules.Check(fields) is { } reason) return reason;
        Add(ref fields);
        return null;
    }

    private string? AddSegments(EmailEvent happened, out int set)
    {
        var fields = new EventFields();
        _buffer.Clear();
        happened.FillSegments(_buffer, ref fields);
        var reason = EventRules.CheckSegments(fields);
        set = reason is null ? _segments.Of(fields) : 0;
        return reason;
    }

    private void SetEntry(ref Entry entry, EmailEvent happened)
    {
        entry = new Entry(happened.Type, happened.Milliseconds, happened.Actor);
        switch (happened.Type)
        {
            case EventType.Opened:
                SetRequest(ref entry, ((Opened)happened).Request);
                break;
            case EventType.Clicked:
                SetRequest(ref entry, ((Clicked)happened).Request);
                entry.Detail = LinkOf((Clicked)happened);
                break;
            case EventType.Viewed:
                SetRequest(ref entry, ((Viewed)happened).Request);
                entry.Detail = ((Viewed)happened).DurationMilliseconds;
                break;
            case EventType.Bounced:
                entry.Detail = ResponseOf(((Bounced)happened).Response);
                break;
            case EventType.Deferred:
                entry.Detail = ResponseOf(((Deferred)happened).Response);
                break;
            case EventType.NotSent:
                entry.Detail = Text(((NotSent)happened).Reason);
                break;
            case EventType.Unsubscribed:
                entry.Detail = Text(((Unsubscribed)happened).Scope);
                break;
            case EventType.Resubscribed:
                entry.Detail = Text(((Resubscribed)happened).Scope);
                break;
            case EventType.Converted:
                entry.Detail = ConversionOf((Converted)happened);
                break;
        }
    }

    private void SetRequest(ref Entry entry, in WebRequest request)
    {
        if (request.UserAgent is { } agent) entry.Agent = _agentNames.Add(agent);
        if (!string.IsNullOrEmpty(request.Ip)) entry.Address = AddressOf(request.Ip);
        if (request.Method is not null || request.Purpose is not null) entry.Headers = HeadersOf(new HeadersKey(Text(request.Method), Text(request.Purpose)));
        if (!request.Place.IsNowhere) entry.Place = PlaceOf(new PlaceKey(Text(request.Place.Country), Text(request.Place.Region), Text(request.Place.City)));
    }

    private long AddressOf(string ip)
    {
        _buffer.Clear();
        return words.Addresses.Add(_buffer.Put(ip));
    }

    private int LinkOf(Clicked clicked) =>
        _links.Add(new LinkKey(_urlNames.Add(clicked.Url ?? ""), Text(clicked.Link), Text(clicked.Variant), clicked.Part, clicked.Role));

    private int ResponseOf(in ServerResponse response) => _responses.Add(new ResponseKey(
        Text(response.Smtp), Text(response.Status), Text(response.BounceClass), Text(response.BounceReason), Text(response.RemoteMta)));

    private int ConversionOf(Converted converted) => words.Conversions.Add(
        new Conversion(Text(converted.Goal), Text(converted.Order), Text(converted.Amount?.Currency), converted.Amount?.Amount));

    private int Text(string? text) => string.IsNullOrEmpty(text) ? Entry.None : _names.Add(text);
}
