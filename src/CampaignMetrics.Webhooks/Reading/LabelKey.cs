using System.Buffers;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// All that an element's labels are made of, as it stands there. Texts that several events share are not copied, and the same place in
/// the body is the same text without a look at it: however long they are, they cost nothing for each of a message's events.
/// </summary>
internal sealed class LabelKey
{
    private static readonly Field[] Sources = [Field.Email, Field.Campaign, Field.Tags, Field.Metadata];

    private readonly FieldSource[] _sources = new FieldSource[Sources.Length];
    private readonly ArrayBufferWriter<byte> _others = new();

    /// <summary>Takes the place of what was there before.</summary>
    public void Take(Fields fields)
    {
        for (var i = 0; i < Sources.Length; i++) _sources[i] = fields.SourceOf(Sources[i]);
        _others.ResetWrittenCount();
        fields.WriteOthers(_others);
    }

    public bool IsSame(LabelKey other)
    {
        for (var i = 0; i < Sources.Length; i++)
            if (!_sources[i].IsSame(other._sources[i])) return false;
        return _others.WrittenSpan.SequenceEqual(other._others.WrittenSpan);
    }
}

/// <summary>What a field is read from: a text that was put there, or JSON in the body.</summary>
internal readonly record struct FieldSource(string? Text, ReadOnlyMemory<byte> Json)
{
    /// <summary>Both comparisons look first whether it is the same place.</summary>
    public bool IsSame(in FieldSource other) => Text == other.Text && Json.Span.SequenceEqual(other.Json.Span);
}
