using System.Text;

namespace CampaignMetrics.Webhooks.Reading;

/// <summary>Reads <c>multipart/form-data</c> (RFC 7578).</summary>
internal static class MultipartBody
{
    /// <summary>RFC 2046 section 5.1.1 allows 70 characters.</summary>
    private const int LongestBoundary = 70;

    /// <summary>The boundary that a content type states; null where it is of another type or states none.</summary>
    public static string? BoundaryOf(string? contentType)
    {
        if (contentType?.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase) != true) return null;
        return Parameter(contentType, "boundary") is { Length: > 0 and <= LongestBoundary } boundary ? boundary : null;
    }

    public static List<FormField> Read(ReadOnlyMemory<byte> body, string boundary, int most)
    {
        var delimiter = Encoding.UTF8.GetBytes("--" + boundary);
        var fields = new List<FormField>();
        var at = body.Span.IndexOf(delimiter);
        while (at >= 0 && fields.Count <= most)
        {
            var part = body[(at + delimiter.Length)..];
            if (part.Span.StartsWith("--"u8)) break;
            var length = part.Span.IndexOf(delimiter);
            if (length < 0) break;
            if (FieldOf(part[..length]) is { } field) fields.Add(field);
            at += delimiter.Length + length;
        }
        return fields;
    }

    /// <returns>Null for a part that has no name.</returns>
    private static FormField? FieldOf(ReadOnlyMemory<byte> part)
    {
        var end = part.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0 || !part.Span.EndsWith("\r\n"u8) || part.Length < end + 6) return null;
        var head = Encoding.UTF8.GetString(part.Span[..end]);
        foreach (var line in head.Split("\r\n"))
            if (line.StartsWith("Content-Disposition:", StringComparison.OrdinalIgnoreCase) && Parameter(line, "name") is { } name)
                return new FormField(Encoding.UTF8.GetBytes(name), part[(end + 4)..^2]);
        return null;
    }

    /// <summary>A parameter behind a semicolon, in quotes or without.</summary>
    private static string? Parameter(string text, string name)
    {
        foreach (var parameter in text.Split(';').Skip(1))
        {
            var trimmed = parameter.Trim();
            if (trimmed.Length > name.Length && trimmed[name.Length] == '=' && trimmed.StartsWith(name, StringComparison.OrdinalIgnoreCase)) return trimmed[(name.Length + 1)..].Trim('"');
        }
        return null;
    }
}
