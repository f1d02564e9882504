using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>Finds where the returned mail begins inside a report in free form.</summary>
internal static class OriginalText
{
    private static readonly string[] FirstFields =
        [
            "Received:", "Return-Path:", "DKIM-Signature:", "Message-ID:", "MIME-Version:", "Delivered-To:", "X-Received:", "ARC-Seal:",
            "Authentication-Results:", "DomainKey-Signature:", "X-Envelope-",
        ];

    /// <summary>The index at which the returned mail begins, or the line that announces it; -1 where there is none.</summary>
    public static int Find(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = Lines.EndOf(text, at, text.Length);
            if (StartsAt(text.AsSpan(at)) || Announces(text.AsSpan(at, end - at))) return at;
            at = end + 1;
        }

        return -1;
    }

    /// <summary>Whether a text begins with the header fields of a mail.</summary>
    public static bool StartsAt(ReadOnlySpan<char> text)
    {
        foreach (var field in FirstFields)
        {
            // The first letter tells most lines apart.
            if (text.IsEmpty || (text[0] | 0x20) != (field[0] | 0x20)) continue;
            if (text.StartsWith(field, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The returned mail without the lines before its first header field.</summary>
    public static string WithoutAnnouncement(string text)
    {
        var at = 0;
        for (var lines = 0; at < text.Length && lines < 20; lines++)
        {
            var end = Lines.EndOf(text, at, text.Length);
            if (HeaderList.NameLength(text.AsSpan(at, end - at)) > 0 || text.AsSpan(at).StartsWith("From ")) break;
            at = end + 1;
        }

        return at < text.Length ? text[at..] : "";
    }

    /// <summary>The header fields that begin at or after a position; null where there are none.</summary>
    public static HeaderList? HeadersIn(string text, int from)
    {
        HeaderList? best = null;
        // The mail begins within a few blocks, or not at all; the limit bounds the work on long texts.
        for (var (at, blocks) = (from, 0); at < text.Length && blocks < 20; blocks++)
        {
            var headers = HeaderList.Read(text, at, text.Length, out var body);
            if (headers.Has("Message-ID") || (headers.Has("From") && headers.Has("Date"))) return headers;
            // A single line that looks like a field may be prose such as "Reason: …", so one alone is not taken for headers.
            if (headers.Count > (best?.Count ?? 1)) best = headers;
            at = body > at ? body : Lines.EndOf(text, at, text.Length) + 1;
        }

        return best;
    }

    /// <summary>Whether a line within rules is as short as a heading: a sentence in a box, as in sendmail's warnings, announces
    /// nothing.</summary>
    private static bool IsHeading(ReadOnlySpan<char> words) => words.Count(' ') < 5;

    private static bool Announces(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        // Announcements such as "----- Original message -----" are neither shorter nor longer: skip the search for all other lines.
        if (line.Length is <= 8 or >= 120) return false;
        var isRuled = (line.StartsWith("--") || line.StartsWith("==") || line.StartsWith("**")) && IsHeading(line.Trim("-=* "));
        return (MailWords.In(line) & (isRuled ? MailWordKinds.Original | MailWordKinds.RuledOriginal : MailWordKinds.Original)) != 0;
    }
}
