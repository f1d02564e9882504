namespace CampaignMetrics.Contacts;

/// <summary>
/// The key of a subscription type: a kind of mail, such as a newsletter, that contacts subscribe to separately. Compared ordinally.
/// </summary>
/// <remarks>The default value of this type names no type: its <see cref="Value"/> is the empty text.</remarks>
public readonly record struct SubscriptionType
{
    private readonly string? _value;

    /// <summary>A type's key.</summary>
    /// <param name="value">The key, not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public SubscriptionType(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    /// <summary>The key with this text.</summary>
    /// <param name="value">The key, not empty.</param>
    public static implicit operator SubscriptionType(string value) => new(value);

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
