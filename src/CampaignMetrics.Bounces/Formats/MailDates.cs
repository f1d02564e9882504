using System.Globalization;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Parses the dates of mail headers (RFC 5322, section 3.3). The day of the week is ignored because senders get it wrong; comments are cut
/// off.
/// </summary>
internal static class MailDates
{
    private static readonly string[] Forms =
        [
            "d MMM yyyy HH:mm:ss zzz", "d MMM yyyy HH:mm zzz", "d MMM yy HH:mm:ss zzz", "d MMM yyyy HH:mm:ss 'GMT'",
            "d MMM yyyy HH:mm:ss 'UT'", "d MMM yyyy HH:mm:ss",
            "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mm:ssK"];

    public static DateTimeOffset? Parse(string text)
    {
        if (text.Length == 0) return null;
        var comment = text.IndexOf('(', StringComparison.Ordinal);
        var date = text.AsSpan(0, comment < 0 ? text.Length : comment);
        date = date[(date.IndexOf(',') + 1)..].Trim();
        return DateTimeOffset.TryParseExact(
            date, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var at)
            ? at
            : null;
    }
}
