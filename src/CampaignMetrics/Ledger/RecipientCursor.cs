using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CampaignMetrics.Ledger;

/// <summary>A place in the list of a query as a text: base64url of a version, the query's mark, the place, and a check of it all. The
/// check finds damage; it is no signature, since a place gives nobody more than the query does.</summary>
internal static class RecipientCursor
{
    private const byte Version = 1;
    private const int MarkLength = 8, CheckLength = 8;

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

    /// <summary>A cursor of a place as it is written.</summary>
    internal static string Sealed(RecipientQuery query, ReadOnlySpan<byte> place)
    {
        byte[] whole = [Version, .. MarkOf(query), .. place];
        return Base64Url.EncodeToString([.. whole, .. CheckOf(whole)]);
    }

    /// <summary>The place of a cursor.</summary>
    /// <param name="query">The query, which has one.</param>
    /// <param name="error">What is wrong with it; null where nothing is.</param>
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
        if (!TryReadText(ref place, out var send) || !place.IsEmpty || contact is null || email is null) return null;
        return new RecipientKey(at, contact, email, beginning, send);
    }

    /// <summary>All of the query that decides which messages are on the list, and in which order.</summary>
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

    /// <summary>Its length plus one, 0 for none, and its bytes.</summary>
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
