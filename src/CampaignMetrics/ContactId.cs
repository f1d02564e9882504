using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// The key of a contact, mostly the address. A key holding <c>@</c> is
/// compared without case (kept in invariant lower case), any other ordinally.
/// </summary>
/// <remarks>The default value of this type names nobody: its <see cref="Value"/> is the empty text.</remarks>
[JsonConverter(typeof(DataConverter<ContactId>)), JsonForm<IdConverter<ContactId>>]
public readonly record struct ContactId : IParsable<ContactId>
{
    /// <summary>What <see cref="Domain"/> is for a key that is no address.</summary>
    public const string NoDomain = "(none)";

    private readonly string? _value;

    /// <summary>A contact's key.</summary>
    /// <param name="value">The key, not empty; lower-cased when it holds <c>@</c>.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty.</exception>
    public ContactId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value.Contains('@', StringComparison.Ordinal) ? value.ToLowerInvariant() : value;
    }

    /// <summary>The key's text, as it is compared.</summary>
    public string Value => _value ?? "";

    /// <summary>What follows the last <c>@</c>, in lower case; <see cref="NoDomain"/> for a key without one.</summary>
    public string Domain => Value.LastIndexOf('@') is >= 0 and var at ? Value[(at + 1)..] : NoDomain;

    /// <summary>The key with this text; the default value, which names none, for a null or empty one.</summary>
    /// <param name="value">The key.</param>
    public static implicit operator ContactId(string? value) => TryParse(value, null, out var id) ? id : default;

    /// <summary>The key with this text.</summary>
    /// <param name="s">The key: not empty.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static ContactId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of a contact.");
    }

    /// <summary>The key with this text, if it is one.</summary>
    /// <param name="s">The key: not empty.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContactId result)
    {
        var isKey = !string.IsNullOrEmpty(s);
        result = isKey ? new ContactId(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
