using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The key of a campaign: a named group of emails, in the sense of HubSpot. Compared ordinally.</summary>
/// <remarks>The default value of this type names no campaign: its <see cref="Value"/> is the empty text.</remarks>
[JsonConverter(typeof(DataConverter<CampaignId>)), JsonForm<IdConverter<CampaignId>>]
public readonly record struct CampaignId : IParsable<CampaignId>
{
    private readonly string? _value;

    /// <summary>A campaign's key.</summary>
    /// <param name="value">The key, not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty, or holds half a surrogate pair.</exception>
    public CampaignId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Door.Unicode(value, nameof(value));
        _value = value;
    }

    // For the implicit conversion, which cannot throw: the invalid key is kept, so that the ledger can say what is wrong with it.
    private CampaignId(string? value, bool isNoUnicode) => _value = isNoUnicode ? value : null;

    /// <summary>The key's text, letter for letter.</summary>
    public string Value => _value ?? "";

    /// <summary>Converts a text to a key. Null and the empty text give the default value, which names no campaign.</summary>
    /// <param name="value">
    /// The key. One with half a surrogate pair is kept as it is; a ledger refuses the event that has it and says why.
    /// </param>
    public static implicit operator CampaignId(string? value) =>
        TryParse(value, null, out var id) ? id : new CampaignId(value, !string.IsNullOrEmpty(value));

    /// <summary>Reads a key.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static CampaignId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of a campaign.");
    }

    /// <summary>Reads a key, if the text is one.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CampaignId result)
    {
        var isKey = !string.IsNullOrEmpty(s) && Door.IsUnicode(s);
        result = isKey ? new CampaignId(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
