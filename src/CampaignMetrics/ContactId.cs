using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using CampaignMetrics.Addresses;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>The key of a contact, usually the email address. Different spellings of one address are equal.</summary>
/// <remarks>
/// <para>
/// A key with <c>@</c> is an address and is normalized: blanks, one pair of <c>&lt;…&gt;</c> and one <c>mailto:</c> around it are removed;
/// it is put in Unicode's NFC and simple lower case; the domain is put in ASCII by UTS #46 (non-transitional: <c>bücher.example</c> is
/// <c>xn--bcher-kva.example</c>). Any other key is compared letter for letter.
/// </para>
/// <para>The default value of this type names nobody: its <see cref="Value"/> is the empty text.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ContactId>)), JsonForm<IdConverter<ContactId>>]
public readonly record struct ContactId : IParsable<ContactId>
{
    /// <summary>The <see cref="Domain"/> of a key that is no address.</summary>
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

    /// <summary>The key's text in its normalized spelling, in which keys are compared.</summary>
    public string Value => _value ?? "";

    /// <summary>
    /// The part after the last <c>@</c>, in lower case and, where possible, in ASCII; <see cref="NoDomain"/> for a key without <c>@</c>.
    /// </summary>
    public string Domain => Value.LastIndexOf('@') is >= 0 and var at ? Value[(at + 1)..] : NoDomain;

    /// <summary>A contact whose key is known to be normalized, since it comes from a table, log or file of the library. Skips the
    /// work.</summary>
    internal static ContactId OfCanonical(string? key) => new(key, isAsItIs: true);

    private ContactId(string? key, bool isAsItIs) => _value = isAsItIs ? key : null;

    /// <summary>Converts a text to a key. Null and the empty text give the default value, which names nobody.</summary>
    /// <param name="value">
    /// The key. One with half a surrogate pair is kept as it is; a ledger refuses the event that has it and says why.
    /// </param>
    public static implicit operator ContactId(string? value) =>
        TryParse(value, null, out var id) ? id : new ContactId(value, isAsItIs: !string.IsNullOrEmpty(value));

    /// <summary>Reads a key.</summary>
    /// <param name="s">The key: not empty, no half of a surrogate pair in it.</param>
    /// <param name="provider">Not used: a key has no culture.</param>
    /// <exception cref="ArgumentNullException"><paramref name="s"/> is null.</exception>
    /// <exception cref="FormatException"><paramref name="s"/> is no key.</exception>
    public static ContactId Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return TryParse(s, provider, out var id) ? id : throw new FormatException("The text is no key of a contact.");
    }

    /// <summary>Reads a key, if the text is one.</summary>
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
