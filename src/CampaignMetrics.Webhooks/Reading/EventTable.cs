using System.Collections;
using System.Text;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>
/// The event names of a provider and their meanings. A row is for a name, or for a name and a kind (<c>bounce/blocked</c>), which takes
/// precedence.
/// </summary>
/// <remarks>Fill it before its first use and do not change it afterwards: readers share it between threads.</remarks>
public sealed class EventTable : IEnumerable<string>
{
    private const int LongestKey = 128;

    private readonly Dictionary<string, EventMeaning> _rows = new(StringComparer.Ordinal);

    /// <summary>The names of all rows; those with a kind as <c>name/kind</c>.</summary>
    public IEnumerable<string> Names => _rows.Keys;

    /// <summary>Adds a name that means an event.</summary>
    /// <param name="key">The name, or <c>name/kind</c>: of each at most 128 characters.</param>
    /// <param name="type">The event.</param>
    /// <param name="detail">
    /// For a bounce, the class that the name states: <c>hard</c>, <c>soft</c>, <c>temporary</c> or <c>blocked</c>, which counts unless the
    /// server's response tells one clearly; or <see cref="EventMeaning.AutoReply"/>, if it is an automatic reply. For an unsubscription,
    /// what it applies to. Null where it states nothing: a bounce is then classified by the server's response.
    /// </param>
    /// <exception cref="ArgumentException">The key is empty, too long or there already; the class of a bounce is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> is not a member of the enum.</exception>
    public void Add(string key, EventType type, string? detail = null)
    {
        Door.Known(type, nameof(type));
        if (type == EventType.Bounced && detail is not (null or "hard" or "soft" or "temporary" or "blocked" or EventMeaning.AutoReply))
            throw new ArgumentException($"\"{detail}\" is no class of a bounce.", nameof(detail));
        Add(key, new EventMeaning(NameOf(key), type, detail));
    }

    /// <summary>Adds a name that means a bounce and suggests its class without stating it, as "permanent" does: the provider gives up, for
    /// whatever reason. The server's words and codes and the provider's own reason go before it.</summary>
    /// <param name="key">The name, or <c>name/kind</c>: of each at most 128 characters.</param>
    /// <param name="hint">The class where nothing else tells one.</param>
    /// <exception cref="ArgumentException">The key is empty, too long or there already.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="hint"/> is not a member of the enum.</exception>
    public void Add(string key, BounceClass hint)
    {
        Door.Known(hint, nameof(hint));
        Add(key, new EventMeaning(NameOf(key), EventType.Bounced) { Hint = hint });
    }

    /// <summary>Adds a name that means an event and states who caused it.</summary>
    /// <param name="key">The name, or <c>name/kind</c>: of each at most 128 characters.</param>
    /// <param name="type">The event.</param>
    /// <param name="actor">Who did it.</param>
    /// <exception cref="ArgumentException">The key is empty, too long or there already.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="type"/> or <paramref name="actor"/> is not a member of the
    /// enum.</exception>
    public void Add(string key, EventType type, Actor actor)
    {
        Door.Known(type, nameof(type));
        Door.Known(actor, nameof(actor));
        Add(key, new EventMeaning(NameOf(key), type, null, actor));
    }

    /// <summary>Adds a name that means an unsubscription and states how it was made.</summary>
    /// <param name="key">The name, or <c>name/kind</c>: of each at most 128 characters.</param>
    /// <param name="method">How.</param>
    /// <exception cref="ArgumentException">The key is empty, too long or there already.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="method"/> is not a member of the enum.</exception>
    public void Add(string key, UnsubscribeMethod method)
    {
        Door.Known(method, nameof(method));
        Add(key, new EventMeaning(NameOf(key), EventType.Unsubscribed) { Method = method });
    }

    /// <summary>Adds a known name that is no event of a message: it is reported in <see cref="WebhookResult.Others"/>.</summary>
    /// <param name="key">The name, or <c>name/kind</c>: of each at most 128 characters.</param>
    /// <param name="why">What it is instead, as an explanation for readers of the table.</param>
    /// <exception cref="ArgumentException">The key is empty, too long or there already; the reason is empty.</exception>
    public void Add(string key, string why)
    {
        ArgumentException.ThrowIfNullOrEmpty(why);
        Add(key, new EventMeaning(NameOf(key), null));
    }

    /// <summary>
    /// The meaning of an element's name and kind; null where it has no name. An unknown name has a meaning without an event type.
    /// </summary>
    /// <param name="fields">The element's fields.</param>
    public EventMeaning? Find(Fields fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        // Looked up through a span: no string is allocated for a known name.
        Span<char> key = stackalloc char[LongestKey * 2 + 1];
        var name = fields.Utf8(Field.Name);
        if (name.IsEmpty) return null;
        var rows = _rows.GetAlternateLookup<ReadOnlySpan<char>>();
        if (Encoding.UTF8.TryGetChars(name, key[..LongestKey], out var length))
        {
            key[length] = '/';
            var kind = fields.Utf8(Field.Kind);
            if (!kind.IsEmpty
                && Encoding.UTF8.TryGetChars(kind, key.Slice(length + 1, LongestKey), out var more)
                && rows.TryGetValue(key[..(length + 1 + more)], out var row)) return row;
            // A row whose key has a slash can also match a name that contains it: that name is the whole key.
            if (rows.TryGetValue(key[..length], out row))
                return row.Name.Length == length ? row : row with { Name = key[..length].ToString() };
        }
        return fields.Text(Field.Name) is { } unknown ? new EventMeaning(unknown, null) : null;
    }

    IEnumerator<string> IEnumerable<string>.GetEnumerator() => _rows.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _rows.Keys.GetEnumerator();

    private void Add(string key, EventMeaning meaning)
    {
        if (!_rows.TryAdd(key, meaning)) throw new ArgumentException($"There is a row for \"{key}\" already.", nameof(key));
    }

    private static string NameOf(string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        var (name, kindLength) = slash < 0 ? (key, 0) : (key[..slash], key.Length - slash - 1);
        if (name.Length > LongestKey || kindLength > LongestKey) throw new ArgumentException("The name is too long.", nameof(key));
        return name;
    }
}
