namespace CampaignMetrics.Bounces.Mime;

/// <summary>
/// Parses the MIME structure of a mail (RFC 5322, RFC 2045 and 2046) as it occurs in practice: boundaries that are missing, unclosed or not
/// declared, headers that run into the body, unlimited nesting. Nothing is rejected; parts beyond the limits are not read.
/// </summary>
internal sealed class MimeReader(string text)
{
    /// <summary>How many levels of nested parts are read.</summary>
    public const int MaxDepth = 12;

    /// <summary>How many parts of a mail are read.</summary>
    public const int MaxParts = 200;

    private int _parts;

    /// <summary>Whether there were more parts, deeper ones, or more header fields than the limits allow.</summary>
    public bool IsPastLimits { get; private set; }

    public MimePart Read() => Read(SkipEmptyLines(0), text.Length, 0);

    private int SkipEmptyLines(int start)
    {
        // The last three are the UTF-8 byte order mark, read as Latin-1.
        while (start < text.Length && text[start] is '\n' or ' ' or '\t' or '\u00ef' or '\u00bb' or '\u00bf') start++;
        return start;
    }

    private MimePart Read(int start, int end, int depth)
    {
        _parts++;
        var headers = HeaderList.Read(text, start, end, out var body);
        IsPastLimits |= headers.IsCut;
        var part = new MimePart(text, headers, ContentType.Parse(headers["Content-Type"]), body, end);
        if (depth >= MaxDepth || _parts >= MaxParts) IsPastLimits = true;
        else if (part.Type.IsMultipart || HoldsUndeclaredParts(part)) AddParts(part, depth);
        return part;
    }

    // A mail whose Content-Type header was lost on the way may still contain the parts of a report.
    private bool HoldsUndeclaredParts(MimePart part) =>
        part.Type.MediaType.Length == 0
        && text.AsSpan(part.BodyStart, part.BodyEnd - part.BodyStart)
            .Contains("\nContent-Type: message/", StringComparison.OrdinalIgnoreCase);

    private void AddParts(MimePart multipart, int depth)
    {
        var delimiter = Delimiter(multipart);
        if (delimiter.Length == 0) return;
        var partStart = -1;
        for (var at = multipart.BodyStart; at < multipart.BodyEnd && _parts < MaxParts;)
        {
            var lineEnd = Lines.EndOf(text, at, multipart.BodyEnd);
            if (Is(delimiter, at, lineEnd, out var isClosing))
            {
                // The line break before a delimiter belongs to the delimiter, so two delimiter lines in a row have no part between them.
                if (partStart >= 0 && partStart < at) multipart.Parts.Add(Read(partStart, at - 1, depth + 1));
                partStart = isClosing ? -1 : lineEnd + 1;
            }

            at = lineEnd + 1;
        }

        if (partStart >= 0 && partStart <= multipart.BodyEnd) multipart.Parts.Add(Read(partStart, multipart.BodyEnd, depth + 1));
    }

    /// <summary>
    /// The delimiter line: the declared boundary if a line consists of it, else the first line that starts with <c>--</c> before a part's
    /// header.
    /// </summary>
    private string Delimiter(MimePart multipart)
    {
        var declared = "--" + multipart.Type.Boundary;
        var undeclared = "";
        for (var at = multipart.BodyStart; at < multipart.BodyEnd;)
        {
            var lineEnd = Lines.EndOf(text, at, multipart.BodyEnd);
            // Only at the start of lines: a search for a long boundary anywhere in a body of hyphens would not end.
            if (declared.Length > 2 && Is(declared, at, lineEnd, out _)) return declared;
            if (undeclared.Length == 0) undeclared = Undeclared(at, lineEnd, multipart.BodyEnd);
            at = lineEnd + 1;
        }

        return undeclared;
    }

    private string Undeclared(int start, int end, int bodyEnd)
    {
        var line = text.AsSpan(start, end - start);
        return line.StartsWith("--") && text.AsSpan(Math.Min(end + 1, bodyEnd)).StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            && line.TrimEnd() is { Length: > 2 } delimiter
            ? delimiter.ToString()
            : "";
    }

    private bool Is(string delimiter, int start, int end, out bool isClosing)
    {
        isClosing = false;
        if (end - start < delimiter.Length || !text.AsSpan(start).StartsWith(delimiter, StringComparison.Ordinal)) return false;
        var rest = text.AsSpan(start + delimiter.Length, end - start - delimiter.Length).TrimEnd();
        isClosing = rest is ['-', '-', ..];
        return rest.IsEmpty || isClosing;
    }
}
