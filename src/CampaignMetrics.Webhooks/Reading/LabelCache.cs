using System.Buffers;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Labels are mostly those of the element before: a batch is of one mailing. They are then not made again.</summary>
internal sealed class LabelCache(int most)
{
    private ArrayBufferWriter<byte> _key = new(), _lastKey = new();
    private MessageLabels? _last;

    /// <summary>What an element says about its message; null where it has more labels than are read.</summary>
    public MessageLabels? Read(Fields fields)
    {
        _key.ResetWrittenCount();
        fields.WriteLabels(_key);
        if (_last is not null && _key.WrittenSpan.SequenceEqual(_lastKey.WrittenSpan))
            return _last = _last.Of(fields.Text(Field.MessageId), fields.Whole);
        (_key, _lastKey) = (_lastKey, _key);
        return _last = LabelReader.Read(fields, most);
    }
}
