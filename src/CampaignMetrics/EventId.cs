namespace CampaignMetrics;

/// <summary>An event's idempotency key within its message: the same key twice is one event. Compared ordinally.</summary>
/// <remarks>The default value of this type is no key: its <see cref="Value"/> is the empty text, and the fold derives one from the event's facts.</remarks>
public readonly record struct EventId
{
    /// <summary>The longest key, in UTF-16 characters: 200.</summary>
    public const int MaxLength = 200;

    private readonly string? _value;

    /// <summary>An event's key.</summary>
    /// <param name="value">The key: 1 to <see cref="MaxLength"/> characters.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is longer than <see cref="MaxLength"/>.</exception>
    public EventId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value.Length, MaxLength, nameof(value));
        _value = value;
    }

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    /// <summary>The key with this text.</summary>
    /// <param name="value">The key: 1 to <see cref="MaxLength"/> characters.</param>
    public static implicit operator EventId(string value) => new(value);

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
