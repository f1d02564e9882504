using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace CampaignMetrics.Contacts.Timelines;

/// <summary>A position in a timeline, right after one entry: what a client sends back to get the next page.</summary>
/// <remarks>
/// It stays valid while entries are added and updated: no older entry is shown twice or left out. The default value is the beginning. The
/// text contains the contact's key, so give it only to a reader who may see the page.
/// </remarks>
public readonly record struct TimelineCursor
{
    // Both keys may hold the separator, so the contact's length stands before them: the split stops after three parts.
    private const char Separator = '\n';

    private readonly string? _contact, _key;

    private TimelineCursor(long ticks, string contact, string key) => (Ticks, _contact, _key) = (ticks, contact, key);

    internal long Ticks { get; }

    internal string Contact => _contact ?? "";

    internal string Key => _key ?? "";

    /// <summary>Parses a text that <see cref="ToString"/> returned.</summary>
    /// <param name="text">The text; anything from outside.</param>
    /// <param name="cursor">The cursor; the beginning where the text is not a cursor.</param>
    /// <returns>Whether the text is a cursor.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimelineCursor cursor)
    {
        cursor = default;
        if (text is null) return false;
        var bytes = new byte[Base64Url.GetMaxDecodedLength(text.Length)];
        if (!Base64Url.IsValid(text) || !Base64Url.TryDecodeFromChars(text, bytes, out var length)) return false;
        if (Encoding.UTF8.GetString(bytes, 0, length).Split(Separator, 3) is not [var at, var size, var keys]) return false;
        if (!long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)) return false;
        if (!int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var contact)) return false;
        if (contact > keys.Length) return false;
        cursor = new TimelineCursor(ticks, keys[..contact], keys[contact..]);
        return true;
    }

    /// <summary>A URL-safe text (Base64Url: letters, digits, <c>-</c> and <c>_</c>).</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Ticks}{Separator}{Contact.Length}{Separator}{Contact}{Key}");
        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
    }

    internal static TimelineCursor Of(TimelineItem item) => new(item.At.UtcTicks, item.Contact.Value, item.Key);
}
