namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Labels are mostly those of the element before: a batch is of one mailing. They are then not made again.</summary>
internal sealed class LabelCache(int most)
{
    private LabelKey _key = new(), _lastKey = new();
    private MessageLabels? _last;
    private bool _isFirst = true;

    /// <summary>What an element says about its message; null where it has more labels than are read.</summary>
    public MessageLabels? Read(Fields fields)
    {
        _key.Take(fields);
        if (!_isFirst && _key.IsSame(_lastKey)) return _last = _last?.Of(fields.Text(Field.MessageId), fields.Whole);
        (_key, _lastKey, _isFirst) = (_lastKey, _key, false);
        return _last = LabelReader.Read(fields, most);
    }
}
