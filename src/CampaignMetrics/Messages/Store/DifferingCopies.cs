using CampaignMetrics.Events;

namespace CampaignMetrics.Messages.Store;

/// <summary>Which of two copies of one event counts when they differ: the earlier; at the same instant that with the ordinally smaller
/// canonical line. Not for two threads at once.</summary>
internal sealed class DifferingCopies(Vocabulary words)
{
    private readonly CanonicalLine _line = new();
    private readonly FieldBuffer _buffer = new();

    public bool Precedes(in Entry entry, int segments, in Entry other, int otherSegments)
    {
        if (entry.At != other.At) return entry.At < other.At;
        var line = LineOf(entry, segments).ToArray();
        return line.AsSpan().SequenceCompareTo(LineOf(other, otherSegments)) < 0;
    }

    /// <summary>The canonical line, without what both copies have alike: email, contact and id.</summary>
    private ReadOnlySpan<byte> LineOf(in Entry entry, int segments)
    {
        _buffer.Clear();
        var fields = new EventFields { Type = entry.Type, At = entry.At, Actor = entry.Stated, Duration = -1 };
        FillSegments(segments, ref fields);
        if (entry.IsRequest) FillRequest(entry, ref fields);
        FillDetail(entry, ref fields);
        return _line.Of(fields);
    }

    private void FillSegments(int set, ref EventFields fields)
    {
        var names = words.Segments;
        fields.Campaign = _buffer.Put(names.Names(set, SegmentKind.Campaign).FirstOrDefault());
        fields.Workflow = _buffer.Put(names.Names(set, SegmentKind.Workflow).FirstOrDefault());
        fields.Lists = _buffer.Put([.. names.Names(set, SegmentKind.List)]);
        fields.Tags = _buffer.Put(Segments.None.Tags.AddRange(names.Names(set, SegmentKind.Tag).Select(TagOf)));
    }

    private static KeyValuePair<string, string> TagOf(string nameAndValue)
    {
        var end = nameAndValue.IndexOf('\0', StringComparison.Ordinal);
        return new KeyValuePair<string, string>(nameAndValue[..end], nameAndValue[(end + 1)..]);
    }

    private void FillRequest(in Entry entry, ref EventFields fields)
    {
        fields.HasUserAgent = entry.Agent != Entry.None;
        if (fields.HasUserAgent) fields.UserAgent = words.Agents[entry.Agent];
        if (entry.Address != Entry.None) fields.Ip = _buffer.Put(words.Addresses.Text(entry.Address));
        var headers = entry.Headers == Entry.None ? HeadersKey.Silent : words.Headers[entry.Headers];
        fields.Method = Text(headers.Method);
        fields.Purpose = Text(headers.Purpose);
        if (entry.Place == Entry.None) return;
        var place = words.Places[entry.Place];
        fields.Country = Text(place.Country);
        fields.Region = Text(place.Region);
        fields.City = Text(place.City);
    }

    private void FillDetail(in Entry entry, ref EventFields fields)
    {
        switch (entry.Type)
        {
            case EventType.Clicked:
                FillLink(words.Links[entry.Detail], ref fields);
                break;
            case EventType.Viewed:
                fields.Duration = entry.Detail;
                break;
            case EventType.Bounced or EventType.Deferred:
                FillResponse(words.Responses[entry.Detail], ref fields);
                break;
            case EventType.NotSent:
                fields.Reason = Text(entry.Detail);
                break;
            case EventType.Unsubscribed or EventType.Resubscribed:
                fields.Scope = Text(entry.Detail);
                break;
            case EventType.Converted:
                FillConversion(words.Conversions[entry.Detail], ref fields);
                break;
            case EventType.Sent or EventType.Delivered or EventType.Opened or EventType.Replied or EventType.Forwarded or EventType.SpamReported or EventType.Unbounced:
                break;
        }
    }

    private void FillLink(LinkKey link, ref EventFields fields)
    {
        fields.Url = words.Urls[link.Url];
        fields.Link = Text(link.Link);
        fields.Variant = Text(link.Variant);
        fields.Part = link.Part;
        fields.Role = link.Role;
    }

    private void FillResponse(ResponseKey response, ref EventFields fields)
    {
        fields.Smtp = Text(response.Smtp);
        fields.Status = Text(response.Status);
        fields.BounceClass = Text(response.Class);
        fields.BounceReason = Text(response.Reason);
        fields.RemoteMta = Text(response.RemoteMta);
    }

    private void FillConversion(Conversion conversion, ref EventFields fields)
    {
        fields.Goal = Text(conversion.Goal);
        fields.Order = Text(conversion.Order);
        fields.Currency = Text(conversion.Currency);
        fields.Amount = conversion.Amount;
    }

    private ReadOnlySpan<byte> Text(int slot) => slot == Entry.None ? default : words.Texts[slot];
}
