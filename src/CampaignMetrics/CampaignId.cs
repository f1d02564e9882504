namespace CampaignMetrics;

/// <summary>The key of a campaign: a named group of emails, as HubSpot uses the word. Compared ordinally.</summary>
/// <remarks>The default value of this type names no campaign: its <see cref="Value"/> is the empty text.</remarks>
public readonly record struct CampaignId
{
    private readonly string? _value;

    /// <summary>A campaign's key.</summary>
    /// <param name="value">The key, not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public CampaignId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    /// <summary>The key with this text.</summary>
    /// <param name="value">The key, not empty.</param>
    public static implicit operator CampaignId(string value) => new(value);

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
