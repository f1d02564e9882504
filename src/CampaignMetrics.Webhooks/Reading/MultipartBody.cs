using System.Buffers;
using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Parses <c>multipart/form-data</c> (RFC 7578).</summary>
internal static class MultipartBody
{
    /// <summary>The longest boundary that RFC 2046, section 5.1.1, allows.</summary>
    private const int LongestBoundary = 70;

    /// <summary>The longest head of a part in bytes: it holds only the field's name and type.</summary>
    private const int LongestHead = 4096;

    /// <summary>RFC 2046 section 5.1.1: <c>bchars</c>; a space is legal and in no use.</summary>
    private static readonly SearchValues<char> BoundaryLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'()+_,-./:=?");

    /// <summary>The boundary of a content type; null where it is of another type or states none.</summary>
    public static string? BoundaryOf(string? contentType)
    {
        if (contentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true) return null;
        return Parameter(contentType, "boundary") is { Length: > 0 and <= LongestBoundary } boundary
            && !boundary.AsSpan().ContainsAnyExcept(BoundaryLetters)
            ? boundary
            : null;
    }

    /// <summary>
    /// Parses a body that begins with its first delimiter and ends with its last. Nothing else is accepted, because no signature covers the
    /// boundary: the body must not parse differently with another one.
    /// </summary>
    /// <returns>Null where the body is not of that form.</returns>
    public static List<FormField>? Read(ReadOnlyMemory<byte> body, string? boundary, int most)
    {
        if (boundary is null) return null;
        var delimiter = Encoding.UTF8.GetBytes("\r\n--" + boundary);
        if (!body.Span.StartsWith(delimiter.AsSpan(2))) return null;
        var fields = new List<FormField>();
        // Only the first delimiter has no line break before it.
        for (var rest = body[(delimiter.Length - 2)..]; fields.Count <= most;)
        {
            // The closing delimiter: only line breaks may follow.
            if (rest.Span.StartsWith("--"u8)) return rest.Span[2..].ContainsAnyExcept("\r\n"u8) ? null : fields;
            var length = rest.Span.IndexOf(delimiter);
            if (length < 0 || !rest.Span.StartsWith("\r\n"u8)) return null;
            var part = rest[2..Math.Max(length, 2)];
            var head = part.Span.IndexOf("\r\n\r\n"u8);
            if (head > LongestHead) return null;
            if (head >= 0 && FieldOf(part, head) is { } field) fields.Add(field);
            rest = rest[(length + delimiter.Length)..];
        }
        return fields;
    }

    /// <returns>Null for a part that has no name.</returns>
    private static FormField? FieldOf(ReadOnlyMemory<byte> part, int end)
    {
        var head = Encoding.UTF8.GetString(part.Span[..end]);
        foreach (var line in head.Split("\r\n"))
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase) && Parameter(line, "name") is { } name)
                return new FormField(Encoding.UTF8.GetBytes(name), part[(end + 4)..]);
        return null;
    }

    /// <summary>A parameter behind a semicolon, in quotes or without.</summary>
    private static string? Parameter(string text, string name)
    {
        foreach (var parameter in text.Split(';').Skip(1))
        {
            var trimmed = parameter.Trim();
            if (trimmed.Length > name.Length && trimmed[name.Length] == '=' && trimmed.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return trimmed[(name.Length + 1)..].Trim('"');
        }
        return null;
    }
}
