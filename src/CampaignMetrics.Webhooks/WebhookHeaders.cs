using System.Collections;

namespace CampaignMetrics.Webhooks;

/// <summary>The header fields of a request, looked up by name regardless of case (RFC 9110, section 5.1).</summary>
public sealed class WebhookHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _repeated = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The value of a field. Null where it is missing or empty, and where it occurs more than once, because nobody can tell which one
    /// counts.
    /// </summary>
    /// <param name="name">The field's name, in any case.</param>
    public string? this[string name] => _values.GetValueOrDefault(Door.Given(name, nameof(name))) is { Length: > 0 } value ? value : null;

    /// <summary>Adds a field.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (_values.TryAdd(name, value)) return;
        // The indexer returns null for an empty value, so neither of the two values can be read any more.
        _values[name] = "";
        _repeated.Add(name);
    }

    /// <summary>Whether the field occurs more than once. Verifiers reject a request that repeats a field they rely on.</summary>
    /// <param name="name">The field's name, in any case.</param>
    public bool IsRepeated(string name) => _repeated.Contains(Door.Given(name, nameof(name)));

    /// <summary>The fields, in no particular order.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
