using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The key of an email: one message design sent to an audience. Compared ordinally.</summary>
/// <remarks>The default value of this type names no email: its <see cref="Value"/> is the empty text.</remarks>
[JsonConverter(typeof(DataConverter<EmailId>)), JsonForm<IdConverter<EmailId>>]
public readonly record struct EmailId : IParsable<EmailId>
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

    /// <summary>The key with this text; the default value, which names none, for a null or empty one.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator EmailId(string? value) => TryParse(value, null, out var id) ? id : default;

    /// <summary>The key with this text.</summary>
    /// <param name="s">The key: not empty.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static EmailId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of an email.");
    }

    /// <summary>The key with this text, if it is one.</summary>
    /// <param name="s">The key: not empty.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EmailId result)
    {
        var isKey = !string.IsNullOrEmpty(s);
        result = isKey ? new EmailId(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
