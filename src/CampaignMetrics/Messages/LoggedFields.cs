using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>
/// Turns an entry back into the fields that the event stated, all but its email, contact and id. Not thread-safe.
/// </summary>
internal sealed class LoggedFields(Vocabulary words)
{
    private readonly EventFields _fields = new();

    /// <summary>The fields of an event; valid until the next call.</summary>
    /// <param name="entry">The event.</param>
    /// <param name="segments">The set of segments that it states.</param>
    /// <param name="values">The recipient's values in its link, packed.</param>
    public EventFields Of(in Entry entry, int segments, ReadOnlySpan<byte> values)
    {
        _fields.Begin(entry.Type, entry.At);
        _fields.Put(EventProperty.Actor, (int?)entry.Stated);
        _fields.SetSegments(SegmentsOf(segments));
        foreach (var group in EventSchema.Of(entry.Type).Groups) Fill(group, entry);
        // Up to here the URL is the template, which all recipients share.
        if (!values.IsEmpty)
            _fields.SetText(EventProperty.Url, LinkTemplates.Fill(_fields.Text(EventProperty.Url), PackedValues.Unpack(values)));
        return _fields;
    }

    private Segments SegmentsOf(int set)
    {
        var names = words.Segments;
        return new Segments
        {
            Campaign = names.Names(set, SegmentKind.Campaign).Select(name => (CampaignId?)new CampaignId(name)).FirstOrDefault(),
            Workflow = names.Names(set, SegmentKind.Workflow).FirstOrDefault(),
            Lists = [.. names.Names(set, SegmentKind.List).Order(CodePoints.Order)],
            Tags = Segments.None.Tags.AddRange(names.Names(set, SegmentKind.Tag).Select(StoredTag.Parse)),
        };
    }

    private void Fill(SlotGroup group, in Entry entry)
    {
        if (group.Column == SlotColumn.Address)
        {
            if (entry.Address != Slot.None) _fields.Put(group.Properties[0], words.Addresses.Text(entry.Address));
            return;
        }
        foreach (var property in group.Properties) Fill(EventSchema.Of(property), words.SlotOf(group, entry[group.Column], property));
    }

    private void Fill(PropertyRow row, int slot)
    {
        if (slot == Slot.None) return;
        if (row.Kind == PropertyKind.Decimal) _fields.SetDecimal(row.Property, words.Decimals[slot].Value);
        else if (row.Kind == PropertyKind.Text) _fields.SetText(row.Property, words.TableOf(row.Table)[slot]);
        else _fields.SetNumber(row.Property, slot);
    }
}
