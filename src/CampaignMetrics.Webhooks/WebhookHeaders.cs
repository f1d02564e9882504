using System.Collections;

namespace CampaignMetrics.Webhooks;

/// <summary>A request's header fields, found by name without case (RFC 9110 section 5.1).</summary>
public sealed class WebhookHeaders : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _repeated = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The field's value; null where there is none, where it is empty, and where the field was given more than once: nobody can
    /// tell which one counts.</summary>
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
        _values[name] = "";
        _repeated.Add(name);
    }

    /// <summary>Whether the field was given more than once. Verifiers refuse a request whose security fields are.</summary>
    /// <param name="name">The field's name, in any case.</param>
    public bool IsRepeated(string name) => _repeated.Contains(Door.Given(name, nameof(name)));

    /// <summary>The fields, in no order.</summary>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
