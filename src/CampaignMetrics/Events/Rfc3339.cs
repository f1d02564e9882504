namespace CampaignMetrics.Events;

/// <summary>Reads RFC 3339 section 5.6 times: <c>2026-03-29T02:30:00.123+02:00</c>. What is finer than a millisecond is cut off.</summary>
internal static class Rfc3339
{
    private const long MillisecondsPerMinute = 60_000;

    /// <returns>Null, or what is wrong with it.</returns>
    public static string? Parse(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 19 || !Matches(text, "dddd-dd-ddTdd:dd:dd")) return "at is not an RFC 3339 time";
        int year = Number(text, 0, 4), month = Number(text, 5, 2), day = Number(text, 8, 2);
        int hour = Number(text, 11, 2), minute = Number(text, 14, 2), second = Number(text, 17, 2);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return "at is no calendar date";
        if (hour > 23 || minute > 59 || second > 60) return "at is no time of day"; // :60 is a leap second (section 5.7)

        var rest = Fraction(text[19..], out var fraction);
        if (rest.IsEmpty) return "at has no offset";
        if (!Offset(rest, out var offsetMinutes)) return "at is not an RFC 3339 time";

        var date = (new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        milliseconds = date + (hour * 60 + minute - offsetMinutes) * MillisecondsPerMinute + second * 1000 + fraction;
        return Instants.InRange(milliseconds) ? null : "at is outside the years 1970 to 2199";
    }

    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest.Length < 2 || rest[0] != '.' || !IsDigit(rest[1])) return rest;
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
        if (rest.Length != 6 || rest[0] is not ((byte)'+' or (byte)'-') || !Matches(rest[1..], "dd:dd")) return false;
        int hours = Number(rest, 1, 2), rests = Number(rest, 4, 2);
        minutes = (hours * 60 + rests) * (rest[0] == '-' ? -1 : 1);
        return hours <= 23 && rests <= 59;
    }

    private static bool Matches(ReadOnlySpan<byte> text, string pattern)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            var fits = pattern[i] switch
            {
                'd' => IsDigit(text[i]),
                'T' => text[i] is (byte)'T' or (byte)'t' or (byte)' ',
                var literal => text[i] == literal,
            };
            if (!fits) return false;
        }
        return true;
    }

    private static bool IsDigit(byte b) => (uint)(b - '0') <= 9;

    private static int Number(ReadOnlySpan<byte> text, int start, int length)
    {
        var number = 0;
        foreach (var b in text.Slice(start, length)) number = number * 10 + b - '0';
        return number;
    }
}
