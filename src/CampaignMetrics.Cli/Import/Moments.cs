using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Cli.Import;

/// <summary>
/// Reads the times of an export: in the forms that it is known to have, ISO 8601, or seconds or milliseconds since 1970. A time is never
/// guessed.
/// </summary>
/// <param name="formats">The forms of the export, as .NET writes them.</param>
/// <param name="zone">The zone of times that state none; null where nobody said which.</param>
internal sealed partial class Moments(IReadOnlyList<string> formats, TimeZoneInfo? zone)
{
    /// <summary>
    /// Numbers from the first on are seconds since 1970 (from 1973 on), from the second on milliseconds. Smaller ones are no times.
    /// </summary>
    private const decimal FirstSecond = 100_000_000, FirstMillisecond = 100_000_000_000, LastMillisecond = 10_000_000_000_000;

    private static readonly string[] Iso =
    [
        .. from day in (string[])["yyyy-MM-dd'T'", "yyyy-MM-dd "]
           from time in (string[])["HH:mm:ss.FFFFFFF", "HH:mm"]
           from offset in (string[])["K", " K", "zzz", " zzz"]
           select day + time + offset,
    ];

    private readonly string[] _formats = [.. formats];
    private long _ambiguous;

    /// <summary>How many times were ambiguous because the clock was put back; null for none.</summary>
    public string? Doubt => _ambiguous == 0 ? null : string.Create(
        CultureInfo.InvariantCulture, $"of times that stood twice on the clock of {zone?.Id} the earlier one was taken: {_ambiguous:N0}");

    /// <returns>Null, or why it is no time.</returns>
    /// <exception cref="UnusableException">It states no zone, and nobody said which.</exception>
    public string? TryRead(string text, out DateTimeOffset at)
    {
        at = default;
        if (Number(text) is { } milliseconds) return InYears(DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds), out at);
        if (!TryParse(WithoutUtc(text, out var isUtc), out var time))
            return "no time of a known form: --time-format says how it is written";
        if (isUtc || time.Kind == DateTimeKind.Utc) return InYears(new DateTimeOffset(time.Ticks, TimeSpan.Zero), out at);
        return InZone(time, out at);
    }

    private bool TryParse(string text, out DateTime time) =>
        // The stated formats come first: they may read the same text otherwise than ISO 8601 does.
        TryParse(text, _formats, out time) || TryParse(CutFraction(text), Iso, out time);

    private static bool TryParse(string text, string[] forms, out DateTime time) =>
        DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out time);

    private string? InZone(DateTime time, out DateTimeOffset at)
    {
        at = default;
        if (zone is null)
            throw new UnusableException(
                "the times state no zone: say it with --zone, mostly the account's, such as Europe/Amsterdam or UTC");
        if (zone.IsInvalidTime(time)) return $"a time that does not exist in {zone.Id}, where the clock was put forward";
        if (!zone.IsAmbiguousTime(time)) return InYears(Instant(time, zone.GetUtcOffset(time)), out at);
        _ambiguous++;
        // The larger offset is that of summer time, and gives the earlier instant.
        return InYears(Instant(time, zone.GetAmbiguousTimeOffsets(time).Max()), out at);
    }

    private static DateTimeOffset? Instant(DateTime time, TimeSpan offset) =>
        // Near the ends, taking off the offset would leave the range of .NET's dates.
        time.Year is > 1 and < 9999 ? new DateTimeOffset(time.Ticks - offset.Ticks, TimeSpan.Zero) : null;

    private static string? InYears(DateTimeOffset? read, out DateTimeOffset at)
    {
        at = read ?? default;
        return at.Year is >= 1970 and < 2200 ? null : "the time lies outside the years 1970 to 2199";
    }

    private static decimal? Number(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)) return null;
        if (number is < FirstSecond or > LastMillisecond) return null;
        return number < FirstMillisecond ? number * 1000 : number;
    }

    private static string WithoutUtc(string text, out bool isUtc)
    {
        // Exports write the zone as a word, for which .NET's formats have no pattern.
        isUtc = text.EndsWith(" UTC", StringComparison.OrdinalIgnoreCase) || text.EndsWith(" GMT", StringComparison.OrdinalIgnoreCase);
        return isUtc ? text[..^4] : text;
    }

    /// <summary>
    /// Cuts a fraction of a second to the seven digits that .NET reads. A time with seven digits and no zone has 27 characters.
    /// </summary>
    private static string CutFraction(string text) => text.Length is > 27 and < 64 ? Fraction().Replace(text, "$1") : text;

    [GeneratedRegex(@"(\.\d{7})\d+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Fraction();
}
