using System.Globalization;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// How far the signed time of a request may be from now, in either direction, so that a recorded request cannot be replayed later.
/// </summary>
public sealed class ReplayWindow
{
    private readonly TimeProvider _time;

    /// <summary>Creates a window.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="tolerance">
    /// The farthest, both ends included; it has to cover the provider's retries where they repeat the first time.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="tolerance"/> is negative.</exception>
    public ReplayWindow(TimeProvider time, TimeSpan tolerance)
    {
        ArgumentNullException.ThrowIfNull(time);
        ArgumentOutOfRangeException.ThrowIfLessThan(tolerance, TimeSpan.Zero);
        (_time, Tolerance) = (time, tolerance);
    }

    /// <summary>The largest allowed difference from now, inclusive.</summary>
    public TimeSpan Tolerance { get; }

    internal DateTimeOffset Now => _time.GetUtcNow();

    // Twice, because the signed time may itself be up to one tolerance in the future. The comparison avoids an overflow.
    /// <summary>
    /// The time after which a request that passes now is certainly outside the window: now plus twice the tolerance. An
    /// <see cref="INonceStore"/> must remember its token until then.
    /// </summary>
    public DateTimeOffset End => Tolerance < (DateTimeOffset.MaxValue - Now) / 2 ? Now + Tolerance + Tolerance : DateTimeOffset.MaxValue;

    /// <summary>Checks a signed time in Unix seconds.</summary>
    /// <param name="unixSeconds">Whole seconds since 1970, in digits.</param>
    /// <returns>Null where the time is inside the window, else what is wrong with it.</returns>
    public string? Refuse(string unixSeconds)
    {
        ArgumentNullException.ThrowIfNull(unixSeconds);
        if (!unixSeconds.All(char.IsAsciiDigit)
            || !long.TryParse(unixSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return "the signed time is not in whole seconds";
        return Refuse(DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <summary>Checks a signed time.</summary>
    /// <param name="signed">The time.</param>
    /// <returns>Null where the time is inside the window, else what is wrong with it.</returns>
    public string? Refuse(DateTimeOffset signed)
    {
        var age = Now - signed;
        if (age > Tolerance) return "the signed time is too old";
        return age < -Tolerance ? "the signed time lies in the future" : null;
    }
}
