using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The idempotency key of an event within its message: a second event with the same key and type is a duplicate and is ignored.
/// Compared ordinally.</summary>
/// <remarks>
/// The default value of this type is no key: its <see cref="Value"/> is the empty text. An event without a key gets one that is derived
/// from its properties, so that duplicates are still found.
/// </remarks>
[JsonConverter(typeof(DataConverter<EventId>)), JsonForm<IdConverter<EventId>>]
public readonly record struct EventId : IParsable<EventId>
{
    /// <summary>The longest key, in UTF-16 characters: 200.</summary>
    public const int MaxLength = 200;

    private readonly string? _value;

    /// <summary>An event's key.</summary>
    /// <param name="value">The key: 1 to <see cref="MaxLength"/> characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty, or holds half a surrogate pair.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is longer than <see cref="MaxLength"/>.</exception>
    public EventId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Door.Unicode(value, nameof(value));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, MaxLength, nameof(value));
        _value = value;
    }

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    // For the implicit conversion, which cannot throw: the invalid key is kept, so that the ledger can say what is wrong with it.
    private EventId(string? value, bool isNoKey) => _value = isNoKey ? value : null;

    /// <summary>Converts a text to a key. Null and the empty text give the default value, which is no key.</summary>
    /// <param name="value">
    /// The key. One longer than <see cref="MaxLength"/>, or with half a surrogate pair, is kept as it is; a ledger refuses the event that
    /// has it and says why.
    /// </param>
    public static implicit operator EventId(string? value) =>
        TryParse(value, null, out var id) ? id : new EventId(value, !string.IsNullOrEmpty(value));

    /// <summary>Reads a key.</summary>
    /// <param name="s">The key: 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static EventId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of an event.");
    }

    /// <summary>Reads a key, if the text is one.</summary>
    /// <param name="s">The key: 1 to <see cref="MaxLength"/> characters.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EventId result)
    {
        var isKey = !string.IsNullOrEmpty(s) && s.Length <= MaxLength && Door.IsUnicode(s);
        result = isKey ? new EventId(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
