using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;
using CampaignMetrics.Time;

namespace CampaignMetrics.Events;

/// <summary>Parses times of RFC 3339 section 5.6, such as <c>2026-03-29T02:30:00.123+02:00</c>. Digits beyond milliseconds are cut
/// off.</summary>
internal static class Rfc3339
{
    private const long MillisecondsPerMinute = 60_000, MillisecondsPerDay = 24 * 60 * MillisecondsPerMinute;
    private const string NoTime = "is not an RFC 3339 time";

    /// <summary>The days from 1 March of the year 0 to 1 January 1970.</summary>
    private const int DaysBefore1970 = 719_468;

    private const string NoTimeOfDay = "is no time of day";

    private const int LeapSecond = 60;

    /// <summary>The largest offset of a <see cref="DateTimeOffset"/> in minutes.</summary>
    private const int LargestOffset = 14 * 60;

    /// <summary>The length of the most common form, <c>2026-03-29T02:30:00.123Z</c>.</summary>
    private const int UsualLength = 24;

    /// <summary>Parses a time.</summary>
    /// <returns>Null, or why the text is no time, as what a sentence says of it.</returns>
    public static string? Parse(ReadOnlySpan<byte> text, out long milliseconds) =>
        text.Length == UsualLength && TryUsual(text, out milliseconds) ? null : Parse(text, out milliseconds, out _);

    /// <summary>Parses a time of a file, and keeps the offset that it states.</summary>
    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, out long)"/>
    public static string? Parse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (Parse(Encoding.UTF8.GetBytes(text), out var milliseconds, out var offsetMinutes) is { } reason) return reason;
        instant = Instants.ToInstant(milliseconds);
        // RFC 3339 allows larger offsets than DateTimeOffset does.
        if (Math.Abs(offsetMinutes) <= LargestOffset) instant = instant.ToOffset(TimeSpan.FromMinutes(offsetMinutes));
        return null;
    }

    private static string? Parse(ReadOnlySpan<byte> text, out long milliseconds, out int offsetMinutes)
    {
        (milliseconds, offsetMinutes) = (0, 0);
        if (text.Length < 19 || !TryRead(text, out var read)) return NoTime;
        if (Check(read) is { } reason) return reason;
        var rest = Fraction(text[19..], out var fraction);
        // Without one, a local time is no instant.
        if (rest.IsEmpty) return "has no offset";
        return Offset(rest, out offsetMinutes) ? Set(read, fraction, offsetMinutes, out milliseconds) : NoTime;
    }

    /// <summary>Parses a valid time in the most common form with vector instructions.</summary>
    /// <returns>False for anything else, of which the general parser says what it is.</returns>
    private static bool TryUsual(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        // Subtracting the pattern turns digits into 0 to 9 and separators into 0; any other character gives a greater byte.
        var head = Vector128.Create(text[..16]) - Vector128.Create("0000-00-00T00:00"u8);
        var tail = Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(text[16..]), 0).AsByte()
            - Vector128.Create(":00.000Z\0\0\0\0\0\0\0\0"u8);
        var mostOfHead = Vector128.Create((byte)9, 9, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9, 0, 9, 9);
        var mostOfTail = Vector128.Create((byte)0, 9, 9, 0, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        if (Vector128.Max(head, mostOfHead) != mostOfHead || Vector128.Max(tail, mostOfTail) != mostOfTail) return false;
        Vector128<byte> ofHead = Pairs(head), ofTail = Pairs(tail);
        int year = ofHead[0] * 100 + ofHead[2], month = ofHead[5], day = ofHead[8];
        int hour = ofHead[11], minute = ofHead[14], second = ofTail[1];
        // The general parser knows which years have a leap day.
        if ((uint)(year - 1970) >= 2200 - 1970 || (uint)(month - 1) >= 12 || (uint)(day - 1) >= DaysOf[month - 1]) return false;
        if (hour > 23 || minute > 59 || second > 59) return false;
        // Every fourth year has a leap day, but 2100; that of this year counts from March on.
        var leapDays = (year - 1969) / 4 + (month > 2 && year % 4 == 0 ? 1 : 0) - (year > 2100 || (year == 2100 && month > 2) ? 1 : 0);
        var days = (year - 1970) * 365 + leapDays + DaysBefore[month - 1] + day - 1;
        milliseconds = days * MillisecondsPerDay + ((hour * 60 + minute) * 60 + second) * 1000 + ofTail[4] * 10 + tail[6];
        return true;
    }

    /// <summary>The days of each month in a year of 365.</summary>
    private static ReadOnlySpan<byte> DaysOf => [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The days of a year of 365 before each month.</summary>
    private static ReadOnlySpan<short> DaysBefore => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

    private static bool TryRead(ReadOnlySpan<byte> text, out Reading read)
    {
        var wrong = 0;
        read = new Reading(
            Two(text, 0, ref wrong) * 100 + Two(text, 2, ref wrong), Two(text, 5, ref wrong), Two(text, 8, ref wrong),
            Two(text, 11, ref wrong), Two(text, 14, ref wrong), Two(text, 17, ref wrong));
        return wrong >= 0 && text[4] == '-' && text[7] == '-' && text[10] is (byte)'T' or (byte)'t' or (byte)' '
            && text[13] == ':' && text[16] == ':';
    }

    private static string? Check(in Reading read)
    {
        if (read.Year < 1 || read.Month is < 1 or > 12 || read.Day < 1
            || (read.Day > 28 && read.Day > DateTime.DaysInMonth(read.Year, read.Month)))
            return "is no calendar date";
        return read.Hour > 23 || read.Minute > 59 || read.Second > LeapSecond ? NoTimeOfDay : null;
    }

    /// <summary>The days from 1970 to a date of the Gregorian calendar. Years are counted from March, so that the leap day is their last
    /// day.</summary>
    private static int DaysSince1970(in Reading read)
    {
        var month = (read.Month + 9) % 12;
        var year = read.Year - (read.Month < 3 ? 1 : 0);
        // 153 days in each five months from March on: 31, 30, 31, 30, 31.
        var dayOfYear = (153 * month + 2) / 5 + read.Day - 1;
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - DaysBefore1970;
    }

    private static string? Set(in Reading read, int fraction, int offsetMinutes, out long milliseconds)
    {
        var minutes = read.Hour * 60 + read.Minute - offsetMinutes;
        milliseconds = DaysSince1970(read) * MillisecondsPerDay + minutes * MillisecondsPerMinute + read.Second * 1000 + fraction;
        // Leap seconds are inserted at the end of a day of UTC only (section 5.7). They count as the first second of the next day.
        if (read.Second == LeapSecond && (milliseconds - fraction) % MillisecondsPerDay != 0) return NoTimeOfDay;
        return Instants.InRange(milliseconds) ? null : "is outside the years 1970 to 2199";
    }

    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest.Length < 2 || rest[0] != '.' || !IsDigit(rest[1])) return rest;
        // Milliseconds and a one-letter offset.
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

    /// <summary>Two digits as a number. Makes <paramref name="wrong"/> negative if one of them is no digit, without a branch.</summary>
    private static int Two(ReadOnlySpan<byte> text, int start, ref int wrong)
    {
        int tens = text[start] - '0', ones = text[start + 1] - '0';
        wrong |= tens | 9 - tens | ones | 9 - ones;
        return tens * 10 + ones;
    }

    /// <summary>At each byte but those that end eight, the number that its digit and the next one are together; each is already 0 to
    /// 9, so nothing is carried into the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Pairs(Vector128<byte> digits) => (digits.AsUInt16() * 10).AsByte() + (digits.AsUInt64() >> 8).AsByte();

    /// <summary>The parts of a time but its fraction and offset, not yet checked.</summary>
    private readonly record struct Reading(int Year, int Month, int Day, int Hour, int Minute, int Second);
}
