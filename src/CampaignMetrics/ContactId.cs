using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Addresses;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>
/// The key of a contact, mostly the address. A key holding <c>@</c> is an address, and kept in one spelling of many: without the blanks,
/// one pair of <c>&lt;…&gt;</c> and one <c>mailto:</c> around it, in Unicode's NFC and simple lower case, the domain in ASCII form by
/// UTS #46 (non-transitional: <c>bücher.example</c> is <c>xn--bcher-kva.example</c>). Any other key is compared letter for letter.
/// </summary>
/// <remarks>The default value of this type names nobody: its <see cref="Value"/> is the empty text.</remarks>
[JsonConverter(typeof(DataConverter<ContactId>)), JsonForm<IdConverter<ContactId>>]
public readonly record struct ContactId : IParsable<ContactId>
{
    /// <summary>What <see cref="Domain"/> is for a key that is no address.</summary>
    public const string NoDomain = "(none)";

    private readonly string? _value;

    /// <summary>A contact's key.</summary>
    /// <param name="value">The key, not empty, in any spelling.</param>
    /// <exception cref="ArgumentException"><paramref name="value"/> is null or empty, or holds half a surrogate pair.</exception>
    public ContactId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Door.Unicode(value, nameof(value));
        _value = ContactKeys.Canonical(value);
    }

    /// <summary>The key's text, as it is compared.</summary>
    public string Value => _value ?? "";

    /// <summary>
    /// What follows the last <c>@</c>, in lower case and, where it has such a form, in ASCII; <see cref="NoDomain"/> for a key without one.
    /// </summary>
    public string Domain => Value.LastIndexOf('@') is >= 0 and var at ? Value[(at + 1)..] : NoDomain;

    /// <summary>A contact whose key is spelled as it is compared: as it came out of a table, a log, a file of ours.</summary>
    internal static ContactId OfCanonical(string? key) => new(key, isAsItIs: true);

    private ContactId(string? key, bool isAsItIs) => _value = isAsItIs ? key : null;

    /// <summary>The key with this text; the default value, which names none, for a null or empty one.</summary>
    /// <param name="value">
    /// The key. One that holds half a surrogate pair is taken as it is: a ledger refuses its event and says why.
    /// </param>
    public static implicit operator ContactId(string? value) =>
        TryParse(value, null, out var id) ? id : new ContactId(value, isAsItIs: !string.IsNullOrEmpty(value));

    /// <summary>The key with this text.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static ContactId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of a contact.");
    }

    /// <summary>The key with this text, if it is one.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <param name="result">The key; the default value when the text is none.</param>
    /// <returns>Whether the text is a key.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ContactId result)
    {
        var isKey = !string.IsNullOrEmpty(s) && Door.IsUnicode(s);
        result = isKey ? new ContactId(s!) : default;
        return isKey;
    }

    /// <summary>The key's text.</summary>
    public override string ToString() => Value;
}
