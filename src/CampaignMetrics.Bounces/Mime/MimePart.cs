using System.Text;

namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// A mail or one part of it: its header fields, the position of its body, and its child parts. Bodies are decoded on demand.
/// </summary>
internal sealed class MimePart(string text, HeaderList headers, ContentType type, int bodyStart, int bodyEnd)
{
    private const int MaxBody = 1_000_000;

    private string? _decoded;

    public HeaderList Headers { get; } = headers;

    public ContentType Type { get; } = type;

    /// <summary>The parts of a multipart, or the one mail of a message/rfc822; empty for everything else.</summary>
    public List<MimePart> Parts { get; } = [];

    /// <summary>The body as text, its transfer encoding and charset undone, up to a million characters.</summary>
    public string Body => _decoded ??= Decode(MaxBody);

    /// <summary>The whole body: a report names each of its recipients, and there may be many.</summary>
    public string Whole => bodyEnd - bodyStart <= MaxBody ? Body : Decode(int.MaxValue);

    /// <summary>Whether the body is longer than what is read of it.</summary>
    public bool IsBodyCut => !IsReport && bodyEnd - bodyStart > MaxBody;

    /// <summary>
    /// The first 64 Ki characters of the body, decoded: enough for the header fields of a returned mail and the start of its text.
    /// </summary>
    public string Beginning => Decode(64 * 1024);

    public int BodyStart => bodyStart;

    public int BodyEnd => bodyEnd;

    /// <summary>Whether it has no parts of its own, or is a mail, whose parts are its own affair.</summary>
    public bool IsLeaf => Parts.Count == 0 || IsMessage;

    /// <summary>Whether this is the mail that was returned, or its header fields.</summary>
    public bool IsMessage => Type.MediaType is "message/rfc822" or "text/rfc822-headers" or "message/global" or "message/rfc822-headers"
        or "message/global-headers" or "message/partial" or "text/rfc822";

    /// <summary>Whether this is for machines: a report, and no mail.</summary>
    private bool IsReport => !IsMessage && Type.MediaType.StartsWith("message/", StringComparison.Ordinal);

    private string Decode(int maxLength)
    {
        var encoding = Headers["Content-Transfer-Encoding"];
        var body = text.AsSpan(bodyStart, Math.Min(bodyEnd - bodyStart, maxLength));
        // "" or "7bit" (or "8bit"), and all ASCII: nothing to decode. An escape character may begin ISO-2022-JP, which looks like ASCII.
        if (encoding.Length is 0 or 4 && Ascii.IsValid(body) && !body.Contains('\u001b')) return body.ToString();
        return Charsets.Decode(TransferEncoding.Decode(body, encoding), Type.Charset).Replace("\r\n", "\n", StringComparison.Ordinal);
    }
}
