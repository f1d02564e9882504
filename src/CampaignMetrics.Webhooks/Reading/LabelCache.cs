namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Reuses the labels of the previous element where they are the same: a batch is mostly of one mailing.</summary>
internal sealed class LabelCache(int most)
{
    private LabelKey _key = new(), _lastKey = new();
    private MessageLabels? _last;
    private bool _isFirst = true;

    /// <summary>The labels of an element's message; null where it has too many.</summary>
    public MessageLabels? Read(Fields fields)
    {
        _key.Take(fields);
        // Also where the last result was null: the same labels are too many again.
        if (!_isFirst && _key.IsSame(_lastKey)) return _last = _last?.Of(fields.Text(Field.MessageId), fields.Whole);
        // The two keys swap roles, so that no element allocates a new one.
        (_key, _lastKey, _isFirst) = (_lastKey, _key, false);
        return _last = LabelReader.Read(fields, most);
    }
}
