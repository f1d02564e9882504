using System.Buffers.Binary;
using System.Text;

namespace CampaignMetrics.TrackedMail;

/// <summary>
/// A token's payload: a byte of kind and flags, then texts, each with its length before it: ledger, email, [send], contact, [role and
/// link], [target], and for a view its step and the instant of the open.
/// </summary>
internal static class TokenBytes
{
    private const byte Kinds = 0x07, HasSend = 0x08, HasLink = 0x10, IsText = 0x20, HasTarget = 0x40, MeasuresViewing = 0x80;

    /// <summary>The texts before the contact are those of the sending, the same for all of its messages.</summary>
    public static byte[] Of(TrackingToken token)
    {
        var writer = new TokenWriter();
        WriteSending(ref writer, token);
        writer.Text(token.Contact.Value, TokenLimits.Contact, nameof(TrackingToken.Contact));
        WriteLink(ref writer, token);
        return writer.Written;
    }

    public static void WriteSending(ref TokenWriter writer, TrackingToken token)
    {
        writer.Byte((byte)((int)token.Kind | FlagsOf(token)));
        var from = writer.Length;
        writer.Text(token.Ledger, TokenLimits.Sending, nameof(token.Ledger));
        writer.Text(token.Email.Value, TokenLimits.Sending, nameof(token.Email));
        if (token.Send is not null) writer.Text(token.Send, TokenLimits.Sending, nameof(token.Send));
        if (writer.Length - from > TokenLimits.Sending)
            throw new ArgumentException($"Ledger, email and send together have more than {TokenLimits.Sending} bytes.", nameof(token));
    }

    public static void WriteLink(ref TokenWriter writer, TrackingToken token)
    {
        if (token.Link is not null)
        {
            writer.Byte((byte)token.Role);
            writer.Text(token.Link, TokenLimits.Link, nameof(token.Link));
        }
        if (token.Target is not null) writer.Text(token.Target, TokenLimits.Target, nameof(token.Target));
        if (token.Kind == TokenKind.View) WriteStep(ref writer, token);
    }

    /// <summary>The ledger that a payload names; it may be anything, since it is read before the signature is verified.</summary>
    public static string LedgerOf(ReadOnlySpan<byte> payload)
    {
        var reader = new TokenReader(payload);
        reader.Byte();
        return reader.Text() ?? "";
    }

    /// <summary>Reads a payload; null if it is none.</summary>
    public static TrackingToken? Read(ReadOnlySpan<byte> payload)
    {
        var reader = new TokenReader(payload);
        var first = reader.Byte();
        if ((TokenKind)(first & Kinds) is not (>= TokenKind.Open and <= TokenKind.Complaint and var kind)) return null;
        var (ledger, email) = (reader.Text(), reader.Text());
        var send = (first & HasSend) != 0 ? reader.Text() : null;
        var contact = reader.Text();
        var role = (first & HasLink) != 0 ? (LinkRole)reader.Byte() : LinkRole.Content;
        var link = (first & HasLink) != 0 ? reader.Text() : null;
        var target = (first & HasTarget) != 0 ? reader.Text() : null;
        var step = kind == TokenKind.View ? reader.Byte() : 0;
        var opened = kind == TokenKind.View ? reader.Instant() : null;
        if (!reader.IsAtEnd || string.IsNullOrWhiteSpace(ledger) || !EnumMembers<LinkRole>.Has(role)) return null;
        return new TrackingToken
        {
            Kind = kind, Ledger = ledger, Email = email, Send = send, Contact = contact, Role = role, Link = link, Target = target,
            Step = step, OpenedAt = opened, Part = (first & IsText) != 0 ? EmailPart.Text : EmailPart.Html,
            MeasuresViewing = (first & MeasuresViewing) != 0,
        };
    }

    private static void WriteStep(ref TokenWriter writer, TrackingToken token)
    {
        if (token.Step > byte.MaxValue) throw new ArgumentException($"A step is at most {byte.MaxValue}.", nameof(token));
        writer.Byte((byte)token.Step);
        writer.Instant(token.OpenedAt ?? throw new ArgumentException("A view states when the message was opened.", nameof(token)));
    }

    private static int FlagsOf(TrackingToken token) =>
        (token.Send is null ? 0 : HasSend) | (token.Link is null ? 0 : HasLink) | (token.Part == EmailPart.Text ? IsText : 0)
        | (token.Target is null ? 0 : HasTarget) | (token.MeasuresViewing ? MeasuresViewing : 0);
}

/// <summary>Writes a payload.</summary>
internal struct TokenWriter()
{
    private byte[] _bytes = new byte[128];

    public int Length { get; private set; }

    public readonly byte[] Written => _bytes[..Length];

    public void Byte(byte value) => Space(1)[0] = value;

    public void Instant(DateTimeOffset at) => BinaryPrimitives.WriteInt64BigEndian(Space(sizeof(long)), at.ToUnixTimeMilliseconds());

    public void Text(string text, int most, string name)
    {
        if (text.Length == 0 || !Door.IsUnicode(text)) throw new ArgumentException($"{name} is empty or no Unicode.", "token");
        var length = Encoding.UTF8.GetByteCount(text);
        if (length > most) throw new ArgumentException($"{name} has more than {most} bytes.", "token");
        // Seven bits a byte, the lowest first; all but the last have the eighth bit.
        if (length > 0x7F) Byte((byte)(length | 0x80));
        Byte((byte)(length > 0x7F ? length >> 7 : length));
        Encoding.UTF8.GetBytes(text, Space(length));
    }

    private Span<byte> Space(int length)
    {
        if (Length + length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + length));
        Length += length;
        return _bytes.AsSpan(Length - length, length);
    }
}

/// <summary>Reads a payload, of which nothing is sure.</summary>
internal ref struct TokenReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _failed;

    /// <summary>Whether everything was read, and nothing was missing.</summary>
    public readonly bool IsAtEnd => !_failed && _rest.IsEmpty;

    public byte Byte() => Take(1) is [var value] ? value : (byte)0;

    public DateTimeOffset? Instant()
    {
        var isThere = BinaryPrimitives.TryReadInt64BigEndian(Take(sizeof(long)), out var at);
        return isThere && at is >= 0 and < LatestInstant ? DateTimeOffset.FromUnixTimeMilliseconds(at) : Failed<DateTimeOffset?>();
    }

    public string? Text()
    {
        int length = Byte();
        if (length > 0x7F) length = (length & 0x7F) | (Byte() << 7);
        var text = Take(length);
        return text.IsEmpty || !System.Text.Unicode.Utf8.IsValid(text) ? Failed<string?>() : Encoding.UTF8.GetString(text);
    }

    // The first millisecond of the year 2200.
    private const long LatestInstant = 7_258_118_400_000;

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > _rest.Length) _failed = true;
        if (_failed) return default;
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private T? Failed<T>()
    {
        _failed = true;
        return default;
    }
}
