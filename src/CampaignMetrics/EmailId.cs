namespace CampaignMetrics;

/// <summary>The key of an email: one message design sent to an audience. Compared ordinally.</summary>
/// <remarks>The default value of this type names no email: its <see cref="Value"/> is the empty text.</remarks>
public readonly record struct EmailId
{
    private readonly string? _value;

    /// <summary>An email's key.</summary>
    /// <param name="value">The key, not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public EmailId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    /// <summary>The key with this text.</summary>
    /// <param name="value">The key, not empty.</param>
    public static implicit operator EmailId(string value) => new(value);

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
