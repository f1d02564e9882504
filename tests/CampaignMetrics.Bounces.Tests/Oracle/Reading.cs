using System.Text;
using CampaignMetrics.Bounces.Mime;
using MimeKit;
using ContentType = CampaignMetrics.Bounces.Mime.ContentType;
using OurPart = CampaignMetrics.Bounces.Mime.MimePart;
using OurReader = CampaignMetrics.Bounces.Mime.MimeReader;
using TheirPart = MimeKit.MimePart;

namespace CampaignMetrics.Bounces.Tests.Oracle;

/// <summary>What a reader finds in a mail: the fields of its header, the tree of its media types, the texts of its leaves.</summary>
internal sealed record Reading(IReadOnlyList<Field> Fields, string Tree, IReadOnlyList<Leaf> Leaves)
{
    private const string Default = "text/plain";

    private static readonly string[] KnownTypes =
        ["application", "audio", "example", "font", "haptics", "image", "message", "model", "multipart", "text", "video"];

    static Reading() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>How many parts lie in others.</summary>
    public int Parts => Tree.Count(letter => letter is '(' or ',');

    /// <summary>Whether a part of no declared type holds parts all the same.</summary>
    public bool HasUndeclaredParts { get; private init; }

    /// <summary>Whether a part states a type that is not of two tokens.</summary>
    public bool HasBrokenTypes { get; private init; }

    /// <summary>Whether a header ends without an empty line, at a line that is no field.</summary>
    public bool HasOpenHeaders { get; private init; }

    /// <summary>Whether a part is of a type that IANA does not know.</summary>
    public bool HasUnknownTypes { get; private init; }

    /// <summary>Whether a multipart, or a returned mail, states the boundary of the multipart in which it lies.</summary>
    public bool HasRepeatedBoundary { get; private init; }

    /// <summary>Whether a line that begins with a closing delimiter goes on.</summary>
    public bool HasLongClosing { get; private init; }

    /// <summary>Whether a delimiter follows the closing one.</summary>
    public bool HasPartsAfterClosing { get; private init; }

    /// <summary>Whether there were more parts, or deeper ones, than our reader reads.</summary>
    public bool IsPastLimits { get; private init; }

    /// <summary>Whether a header holds a line that is no field, which was kept as one.</summary>
    public bool HasStrayLines { get; private init; }

    /// <summary>Whether a multipart has no parts, because its boundary was not understood or is nowhere.</summary>
    public bool HasNoParts { get; private init; }

    public static Reading ByOurs(string text)
    {
        var reader = new OurReader(text);
        var root = reader.Read();
        var fields = root.Headers.All.Select(field => new Field(field.Key, field.Value, OneSpace(EncodedWords.Decode(field.Value))));
        var leaves = AllOf(root).Where(part => part.IsLeaf && !part.IsMessage)
            .Select(leaf => new Leaf(leaf.Type.Charset, TrimEnd(leaf.Body)));
        return new Reading([.. fields], TreeOf(root), [.. leaves])
        {
            HasUndeclaredParts = AllOf(root).Any(part => part.Type.MediaType.Length == 0 && part.Parts.Count > 0),
            HasBrokenTypes = AllOf(root).Any(part =>
                part.Headers.TryGet("Content-Type", out var stated) && !IsType(WithoutComment(stated).Split(';', ' ')[0])),
            HasUnknownTypes = AllOf(root).Any(part => !KnownTypes.Contains(NameOf(part.Type.MediaType).Split('/')[0])),
            HasRepeatedBoundary = AllOf(root).Any(part => part.Parts.Any(inner => RepeatsBoundary(text, inner, part))),
            HasLongClosing = AllOf(root).Any(part => LinesOf(text, part).Any(line => ClosesAndGoesOn(line, part.Type.Boundary))),
            HasPartsAfterClosing = AllOf(root).Any(part => OpensAfterClosing(LinesOf(text, part), part.Type.Boundary)),
            HasOpenHeaders = AllOf(root).Any(part => part.BodyStart < part.BodyEnd && !FollowsEmptyLine(text, part.BodyStart)),
            IsPastLimits = reader.IsPastLimits,
        };
    }

    /// <summary>Null where MimeKit does not take the text for a mail.</summary>
    public static Reading? ByTheirs(string text)
    {
        try
        {
            using var stream = new MemoryStream(Encoding.Latin1.GetBytes(text));
            var root = new MimeParser(stream, MimeFormat.Entity).ParseEntity();
            var fields = root.Headers.Select(field => new Field(field.Field.Trim(), Unfolded(field), OneSpace(field.Value)));
            return new Reading([.. fields], TreeOf(root), [.. LeavesOf(root).Where(leaf => leaf is not MessagePart).Select(Read)])
            {
                HasNoParts = AllOf(root).Any(part => part is Multipart { Count: 0 }),
                HasStrayLines = AllOf(root).SelectMany(part => part.Headers)
                    .Any(field => !IsName(Encoding.Latin1.GetString(field.RawField))),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static string TreeOf(OurPart part) => part.IsMessage || part.Parts.Count == 0
        ? NameOf(part.Type.MediaType)
        : $"{NameOf(part.Type.MediaType)}({string.Join(',', part.Parts.Select(TreeOf))})";

    private static string TreeOf(MimeEntity part) => part is Multipart { Count: > 0 } multipart
        ? $"{NameOf(part.ContentType.MimeType)}({string.Join(',', multipart.Select(TreeOf))})"
        : NameOf(part.ContentType.MimeType);

    /// <summary>Without a Content-Type a part is plain text (RFC 2045, section 5.2); our reader keeps that nothing was said.</summary>
    private static string NameOf(string mediaType) => mediaType.Length == 0 ? Default : mediaType.ToLowerInvariant();

    private static IEnumerable<OurPart> AllOf(OurPart part) => part.Parts.SelectMany(AllOf).Prepend(part);

    private static bool RepeatsBoundary(string text, OurPart inner, OurPart outer) => inner.IsMessage
        ? TypesIn(text[inner.BodyStart..inner.BodyEnd]).Any(type => type.Boundary.Length > 0 && type.Boundary == outer.Type.Boundary)
        : inner.Type.IsMultipart && inner.Type.Boundary == outer.Type.Boundary;

    /// <summary>What a returned mail states, also behind lines that are no fields.</summary>
    private static IEnumerable<ContentType> TypesIn(string message) =>
        $"\n{message}".Split("\nContent-Type:").Skip(1).Select(rest => ContentType.Parse(FirstField(rest)));

    private static string FirstField(string text) =>
        text.Replace("\n\t", " ", StringComparison.Ordinal).Replace("\n ", " ", StringComparison.Ordinal).Split('\n')[0];

    /// <summary>The lines in a part that has a boundary.</summary>
    private static IEnumerable<string> LinesOf(string text, OurPart part) =>
        part.Type.Boundary.Length == 0 ? [] : text[part.BodyStart..part.BodyEnd].Split('\n').Select(line => line.TrimEnd(' ', '\t'));

    private static bool ClosesAndGoesOn(string line, string boundary) =>
        line.StartsWith($"--{boundary}--", StringComparison.Ordinal) && line.Length > boundary.Length + 4;

    private static bool OpensAfterClosing(IEnumerable<string> lines, string boundary) =>
        lines.SkipWhile(line => line != $"--{boundary}--").Contains($"--{boundary}");

    private static bool FollowsEmptyLine(string text, int at) => at < 2 || (text[at - 1] == '\n' && text[at - 2] == '\n');

    /// <summary>A comment ends with a bracket (RFC 822, section 3.4.3); what does not is none.</summary>
    private static string WithoutComment(string stated) =>
        stated.IndexOf('(', StringComparison.Ordinal) is >= 0 and var start && stated.IndexOf(')', start) is > 0 and var end
            ? stated[..start] + ' ' + stated[(end + 1)..]
            : stated;

    private static bool IsType(string mediaType) =>
        mediaType.Split('/') is [{ Length: > 0 } type, { Length: > 0 } subtype] && (type + subtype).All(IsOfToken);

    /// <summary>RFC 2045, section 5.1.</summary>
    private static bool IsOfToken(char letter) =>
        letter is > ' ' and < '\u007f' && !"()<>@,;:\\\"/[]?=".Contains(letter, StringComparison.Ordinal);

    private static IEnumerable<MimeEntity> LeavesOf(MimeEntity part) =>
        part is Multipart { Count: > 0 } multipart ? multipart.SelectMany(LeavesOf) : [part];

    private static IEnumerable<MimeEntity> AllOf(MimeEntity part) =>
        part is Multipart multipart ? multipart.SelectMany(AllOf).Prepend(part) : [part];

    private static Leaf Read(MimeEntity leaf)
    {
        var charset = leaf.ContentType.Charset ?? "";
        if (leaf is TextPart text) return new Leaf(charset, TrimEnd(text.Text));
        using var bytes = new MemoryStream();
        (leaf as TheirPart)?.Content?.DecodeTo(bytes);
        return new Leaf(charset, TrimEnd(Charsets.Decode(bytes.ToArray(), charset)));
    }

    /// <summary>As our reader unfolds: one space for each fold.</summary>
    private static string Unfolded(Header field) =>
        string.Join(' ', Encoding.Latin1.GetString(field.RawValue).Trim(' ', '\t', '\n').Split('\n').Select(line => line.Trim(' ', '\t')));

    /// <summary>A no-break space is a letter: it may be half of one in UTF-8.</summary>
    private static string OneSpace(string text) =>
        string.Join(' ', text.Split([' ', '\t', '\r', '\n', '\v', '\f'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>How many line ends a part has at its end is nobody's business.</summary>
    private static string TrimEnd(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd();

    private static bool IsName(string name) =>
        name.TrimEnd(' ', '\t') is { Length: > 0 } trimmed && trimmed.All(letter => letter is > ' ' and < '\u007f' and not ':');
}

/// <summary>A field of the header: as it stands there, unfolded, and decoded.</summary>
internal readonly record struct Field(string Name, string Raw, string Decoded);

/// <summary>A part that holds no others, as text.</summary>
internal readonly record struct Leaf(string Charset, string Text);
