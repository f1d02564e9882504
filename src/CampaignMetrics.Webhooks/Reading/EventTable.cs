using System.Collections;
using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>A provider's event names and what they mean. A row is for a name, or for a name and a kind: <c>bounce/blocked</c>.</summary>
internal sealed class EventTable : IEnumerable<string>
{
    private const int LongestKey = 128;

    private readonly Dictionary<string, EventMeaning> _rows = new(StringComparer.Ordinal);

    /// <summary>All rows' names.</summary>
    public IEnumerable<string> Names => _rows.Keys;

    public void Add(string key, EventType type, string? detail = null) => _rows.Add(key, new EventMeaning(NameOf(key), type, detail));

    public void Add(string key, EventType type, Actor actor) => _rows.Add(key, new EventMeaning(NameOf(key), type, null, actor));

    /// <summary>A name that is known and is no event of a message.</summary>
    /// <param name="key">The name.</param>
    /// <param name="why">What it is instead.</param>
    public void Add(string key, string why)
    {
        ArgumentException.ThrowIfNullOrEmpty(why);
        _rows.Add(key, new EventMeaning(NameOf(key), null));
    }

    /// <summary>What an element's name and kind mean; null where it has no name. An unknown name means no event.</summary>
    public EventMeaning? Find(Fields fields)
    {
        Span<char> key = stackalloc char[LongestKey * 2 + 1];
        var name = fields.Utf8(Field.Name);
        if (name.IsEmpty) return null;
        var rows = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
        if (Encoding.UTF8.TryGetChars(name, key[..LongestKey], out var length))
        {
            key[length] = '/';
            var kind = fields.Utf8(Field.Kind);
            if (!kind.IsEmpty && Encoding.UTF8.TryGetChars(kind, key.Slice(length + 1, LongestKey), out var more) && rows.TryGetValue(key[..(length + 1 + more)], out var row)) return row;
            if (rows.TryGetValue(key[..length], out row)) return row;
        }
        return fields.Text(Field.Name) is { } unknown ? new EventMeaning(unknown, null) : null;
    }

    IEnumerator<string> IEnumerable<string>.GetEnumerator() => _rows.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _rows.Keys.GetEnumerator();

    private static string NameOf(string key) => key.Split('/')[0];
}
