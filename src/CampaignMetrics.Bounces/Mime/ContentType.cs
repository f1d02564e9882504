namespace CampaignMetrics.Bounces.Mime;

/// <summary>A Content-Type field (RFC 2045, section 5): the media type in lower case, and the parameters that matter here.</summary>
internal readonly record struct ContentType(string MediaType, string Boundary, string Charset)
{
    public bool IsMultipart =>
        MediaType.StartsWith("multipart/", StringComparison.Ordinal) || (MediaType.Length == 0 && Boundary.Length > 0);

    /// <summary>Reads the value of the field; an empty or broken one is <c>text/plain</c> or what its parameters say.</summary>
    public static ContentType Parse(string value)
    {
        var end = value.IndexOf(';', StringComparison.Ordinal);
        var media = (end < 0 ? value : value[..end]).Trim().ToLowerInvariant();
        return new ContentType(media, Parameter(value, "boundary"), Parameter(value, "charset"));
    }

    /// <summary>A parameter of a structured field, without its quotes; empty where there is none.</summary>
    public static string Parameter(string value, string name)
    {
        for (var at = 0; (at = value.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += name.Length)
        {
            var rest = value.AsSpan(at + name.Length).TrimStart();
            if (rest is not ['=', ..] || (at > 0 && value[at - 1] is not (';' or ' ' or '\t'))) continue;
            rest = rest[1..].TrimStart();
            var isQuoted = rest is ['"', ..];
            if (isQuoted) rest = rest[1..];
            var end = isQuoted ? rest.IndexOf('"') : rest.IndexOfAny(' ', ';', '\t');
            return (end < 0 ? rest : rest[..end]).ToString();
        }

        return "";
    }
}
