using System.Runtime.CompilerServices;

namespace CampaignMetrics.Time;

/// <summary>Converts between <see cref="DateTimeOffset"/> and the form in which instants are kept: whole milliseconds since
/// 1970-01-01T00:00:00Z, from 1970 up to, but not including, 2200.</summary>
internal static class Instants
{
    /// <summary>The first instant that is out of range: 2200-01-01T00:00:00Z.</summary>
    public const long End = 7_258_118_400_000;

    public static bool InRange(long milliseconds) => (ulong)milliseconds < End;

    public static DateTimeOffset ToInstant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    public static long ToMilliseconds(DateTimeOffset instant, [CallerMemberName] string name = "")
    {
        var milliseconds = instant.ToUnixTimeMilliseconds();
        return InRange(milliseconds) ? milliseconds : throw new ArgumentOutOfRangeException(name, instant, "From 1970 to 2199.");
    }
}
