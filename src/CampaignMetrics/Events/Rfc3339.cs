using CampaignMetrics.Time;

namespace CampaignMetrics.Events;

/// <summary>Reads RFC 3339 section 5.6 times: <c>2026-03-29T02:30:00.123+02:00</c>. What is finer than a millisecond is cut off.</summary>
internal static class Rfc3339
{
    private const long MillisecondsPerMinute = 60_000;

    /// <returns>Null, or what is wrong with it.</returns>
    public static string? Parse(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 19) return "at is not an RFC 3339 time";
        var wrong = 0;
        int year = Two(text, 0, ref wrong) * 100 + Two(text, 2, ref wrong), month = Two(text, 5, ref wrong), day = Two(text, 8, ref wrong);
        int hour = Two(text, 11, ref wrong), minute = Two(text, 14, ref wrong), second = Two(text, 17, ref wrong);
        var isPunctuated =
            text[4] == '-' && text[7] == '-' && text[10] is (byte)'T' or (byte)'t' or (byte)' ' && text[13] == ':' && text[16] == ':';
        if (wrong < 0 || !isPunctuated) return "at is not an RFC 3339 time";
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return "at is no calendar date";
        if (hour > 23 || minute > 59 || second > 60) return "at is no time of day"; // :60 is a leap second (section 5.7)

        var rest = Fraction(text[19..], out var fraction);
        if (rest.IsEmpty) return "at has no offset";
        if (!Offset(rest, out var offsetMinutes)) return "at is not an RFC 3339 time";

        var date =
            (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        milliseconds = date + (hour * 60 + minute - offsetMinutes) * MillisecondsPerMinute + second * 1000 + fraction;
        return Instants.InRange(milliseconds) ? null : "at is outside the years 1970 to 2199";
    }

    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest.Length < 2 || rest[0] != '.' || !IsDigit(rest[1])) return rest;
        if (rest.Length == 5 && IsDigit(rest[2]) && IsDigit(rest[3]) && !IsDigit(rest[4]))
        {
            milliseconds = rest[1] * 100 + rest[2] * 10 + rest[3] - '0' * 111;
            return rest[4..];
        }
        var digits = 0;
        for (rest = rest[1..]; !rest.IsEmpty && IsDigit(rest[0]); rest = rest[1..])
            if (digits++ < 3) milliseconds = milliseconds * 10 + rest[0] - '0';
        for (; digits < 3; digits++) milliseconds *= 10;
        return rest;
    }

    private static bool Offset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length == 1) return rest[0] is (byte)'Z' or (byte)'z';
        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || rest[3] != ':') return false;
        var wrong = 0;
        int hours = Two(rest, 1, ref wrong), rests = Two(rest, 4, ref wrong);
        minutes = (hours * 60 + rests) * (rest[0] == '-' ? -1 : 1);
        return wrong >= 0 && hours <= 23 && rests <= 59;
    }

    private static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    /// <summary>Two digits as a number; negative <paramref name="wrong"/> says that one is none.</summary>
    private static int Two(ReadOnlySpan<byte> text, int start, ref int wrong)
    {
        int tens = text[start] - '0', ones = text[start + 1] - '0';
        wrong |= tens | 9 - tens | ones | 9 - ones;
        return tens * 10 + ones;
    }
}
