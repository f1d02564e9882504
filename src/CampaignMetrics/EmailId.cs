using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The key of an email: one design that is sent to an audience. An email to one contact is a message. Compared
/// ordinally.</summary>
/// <remarks>The default value of this type names no email: its <see cref="Value"/> is the empty text.</remarks>
[JsonConverter(typeof(DataConverter<EmailId>)), JsonForm<IdConverter<EmailId>>]
public readonly record struct EmailId : IParsable<EmailId>
{
    private readonly string? _value;

    /// <summary>An email's key.</summary>
    /// <param name="value">The key, not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty, or holds half a surrogate pair.</exception>
    public EmailId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Door.Unicode(value, nameof(value));
        _value = value;
    }

    // For the implicit conversion, which cannot throw: the invalid key is kept, so that the ledger can say what is wrong with it.
    private EmailId(string? value, bool isNoUnicode) => _value = isNoUnicode ? value : null;

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    /// <summary>Converts a text to a key. Null and the empty text give the default value, which names no email.</summary>
    /// <param name="value">
    /// The key. One with half a surrogate pair is kept as it is; a ledger refuses the event that has it and says why.
    /// </param>
    public static implicit operator EmailId(string? value) =>
        TryParse(value, null, out var id) ? id : new EmailId(value, !string.IsNullOrEmpty(value));

    /// <summary>Reads a key.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static EmailId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of an email.");
    }

    /// <summary>Reads a key, if the text is one.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out EmailId result)
    {
        var isKey = !string.IsNullOrEmpty(s) && Door.IsUnicode(s);
        result = isKey ? new EmailId(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
