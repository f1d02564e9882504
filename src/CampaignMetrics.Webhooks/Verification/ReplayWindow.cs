using System.Globalization;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>How far a signed time may lie from now, either way: an old request that somebody kept is not taken again.</summary>
public sealed class ReplayWindow
{
    private readonly TimeProvider _time;

    /// <summary>A window.</summary>
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

    /// <summary>The farthest from now.</summary>
    public TimeSpan Tolerance { get; }

    internal DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>
    /// When a request that passes now is out of the window for certain, twice the tolerance from now: until then an
    /// <see cref="INonceStore"/> has to remember its token.
    /// </summary>
    public DateTimeOffset End => Tolerance < (DateTimeOffset.MaxValue - Now) / 2 ? Now + Tolerance + Tolerance : DateTimeOffset.MaxValue;

    /// <summary>Looks at a signed time.</summary>
    /// <param name="unixSeconds">Whole seconds since 1970, in digits.</param>
    /// <returns>Null where the time lies inside, else what is wrong with it.</returns>
    public string? Refuse(string unixSeconds)
    {
        ArgumentNullException.ThrowIfNull(unixSeconds);
        if (!unixSeconds.All(char.IsAsciiDigit)
            || !long.TryParse(unixSeconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return "the signed time is not in whole seconds";
        return Refuse(DateTimeOffset.FromUnixTimeSeconds(seconds));
    }

    /// <summary>Looks at a signed time.</summary>
    /// <param name="signed">The time.</param>
    /// <returns>Null where the time lies inside, else what is wrong with it.</returns>
    public string? Refuse(DateTimeOffset signed)
    {
        var age = Now - signed;
        if (age > Tolerance) return "the signed time is too old";
        return age < -Tolerance ? "the signed time lies in the future" : null;
    }
}
