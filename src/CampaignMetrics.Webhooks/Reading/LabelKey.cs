using System.Buffers;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// The source of an element's labels, by which <see cref="LabelCache"/> compares two elements without decoding or copying anything.
/// </summary>
internal sealed class LabelKey
{
    private static readonly Field[] Sources = [Field.Email, Field.Campaign, Field.Tags, Field.Metadata];

    private readonly FieldSource[] _sources = new FieldSource[Sources.Length];
    private readonly ArrayBufferWriter<byte> _others = new();

    /// <summary>Replaces the content by that of another element.</summary>
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

/// <summary>The source of a field: a text that was set, or JSON in the body.</summary>
internal readonly record struct FieldSource(string? Text, ReadOnlyMemory<byte> Json)
{
    /// <summary>Whether two sources are equal. Both comparisons are immediate where they refer to the same memory.</summary>
    public bool IsSame(in FieldSource other) => Text == other.Text && Json.Span.SequenceEqual(other.Json.Span);
}
