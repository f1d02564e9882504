using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Ledger;

/// <summary>Encodes a position in the list of a query as text, for the next page.</summary>
/// <remarks>
/// <para>
/// The format is base64url of a version byte, a hash of the query, the key of the last message, and a checksum. The hash refuses a cursor
/// of another query, the checksum a damaged one. It is no signature: a forged cursor shows nothing that the query itself does not.
/// </para>
/// </remarks>
internal static class RecipientCursor
{
    private const byte Version = 1;
    // The first 8 bytes of a SHA-256 are enough against accidents.
    private const int MarkLength = 8, CheckLength = 8;

    // Strict: replacement characters would silently move the position.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Write(RecipientQuery query, RecipientKey key)
    {
        using var place = new MemoryStream();
        WriteNumber(place, key.At);
        WriteNumber(place, key.Beginning);
        WriteText(place, key.Contact);
        WriteText(place, key.Email);
        WriteText(place, key.Send);
        return Sealed(query, place.ToArray());
    }

    /// <summary>The cursor of an encoded position.</summary>
    internal static string Sealed(RecipientQuery query, ReadOnlySpan<byte> place)
    {
        byte[] whole = [Version, .. MarkOf(query), .. place];
        return Base64Url.EncodeToString([.. whole, .. CheckOf(whole)]);
    }

    /// <summary>Decodes the cursor of a query.</summary>
    /// <param name="query">The query; its <see cref="RecipientQuery.After"/> is the cursor.</param>
    /// <param name="error">What is wrong with the cursor; null where nothing is.</param>
    public static RecipientKey? Read(RecipientQuery query, out string? error)
    {
        error = "the cursor is damaged, or is none";
        if (Decoded(query.After ?? "") is not { } bytes || !IsWhole(bytes)) return null;
        if (!bytes.AsSpan(1, MarkLength).SequenceEqual(MarkOf(query)))
        {
            error = "the cursor is of another query: only the page size may change between pages";
            return null;
        }
        if (KeyOf(bytes.AsSpan(1 + MarkLength, bytes.Length - 1 - MarkLength - CheckLength)) is not { } key) return null;
        error = null;
        return key;
    }

    private static byte[]? Decoded(string cursor)
    {
        if (cursor.Length == 0 || !Base64Url.IsValid(cursor)) return null;
        try
        {
            return Base64Url.DecodeFromChars(cursor);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsWhole(byte[] bytes) =>
        bytes.Length > 1 + MarkLength + CheckLength
        && bytes[0] == Version
        && bytes.AsSpan(^CheckLength..).SequenceEqual(CheckOf(bytes.AsSpan(..^CheckLength)));

    private static RecipientKey? KeyOf(ReadOnlySpan<byte> place)
    {
        if (!TryReadNumber(ref place, out var at) || !TryReadNumber(ref place, out var beginning)) return null;
        if (!TryReadText(ref place, out var contact) || !TryReadText(ref place, out var email)) return null;
        // Bytes left over mean that the position was written by something else.
        if (!TryReadText(ref place, out var send) || !place.IsEmpty || contact is null || email is null) return null;
        return new RecipientKey(at, contact, email, beginning, send);
    }

    /// <summary>A hash of everything in the query that decides which messages are on the list, and in which order. Not of the page size.
    /// The link comes last, so that no text in it can be taken for another part.</summary>
    private static ReadOnlySpan<byte> MarkOf(RecipientQuery query) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n', query.Kind.Name, query.Role?.ToString(), DataConverter<Definition>.Shown(query.Definition),
        DataConverter<ReportScope>.Shown(query.Scope), query.Link is null ? "" : "link", query.Link))).AsSpan(0, MarkLength);

    private static ReadOnlySpan<byte> CheckOf(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes).AsSpan(0, CheckLength);

    private static void WriteNumber(MemoryStream bytes, long number)
    {
        Span<byte> eight = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(eight, number);
        bytes.Write(eight);
    }

    /// <summary>Writes a text as its length plus one and its bytes; null as the length 0.</summary>
    private static void WriteText(MemoryStream bytes, string? text)
    {
        var utf8 = text is null ? [] : Utf8.GetBytes(text);
        WriteNumber(bytes, text is null ? 0 : utf8.Length + 1L);
        bytes.Write(utf8);
    }

    private static bool TryReadNumber(ref ReadOnlySpan<byte> bytes, out long number)
    {
        if (!BinaryPrimitives.TryReadInt64BigEndian(bytes, out number)) return false;
        bytes = bytes[sizeof(long)..];
        return true;
    }

    private static bool TryReadText(ref ReadOnlySpan<byte> bytes, out string? text)
    {
        text = null;
        // Compared with what is left before it is cut to an int: a forged length must not overflow.
        if (!TryReadNumber(ref bytes, out var length) || length < 0 || length - 1 > bytes.Length) return false;
        if (length == 0) return true;
        try
        {
            text = Utf8.GetString(bytes[..(int)(length - 1)]);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
        bytes = bytes[(int)(length - 1)..];
        return true;
    }
}
