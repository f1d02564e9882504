using System.Diagnostics.CodeAnalysis;

namespace CampaignMetrics.Contacts;

/// <summary>
/// The key of a subscription type: a kind of mail, such as a newsletter, that contacts subscribe to separately. Compared ordinally.
/// </summary>
/// <remarks>The default value of this type names no type: its <see cref="Value"/> is the empty text. A subscription event with it is
/// refused.</remarks>
public readonly record struct SubscriptionType : IParsable<SubscriptionType>
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

    /// <summary>Converts a text to a key. Null and the empty text give the default value, which names no type.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator SubscriptionType(string? value) => TryParse(value, null, out var type) ? type : default;

    /// <summary>Reads a key.</summary>
    /// <param name="s">The key, not empty.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is empty.</exception>
    public static SubscriptionType Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var type) ? type : throw new FormatException("The text is no key of a subscription type.");
    }

    /// <summary>Reads a key, if the text is one.</summary>
    /// <param name="s">The key, not empty.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SubscriptionType result)
    {
        var isKey = !string.IsNullOrEmpty(s);
        result = isKey ? new SubscriptionType(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
