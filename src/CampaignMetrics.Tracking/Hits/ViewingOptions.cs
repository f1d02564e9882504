namespace CampaignMetrics.TrackedMail;

/// <summary>How the time that a message stays open is measured: its pixel is answered with a redirect to another one, again and again, each
/// after some time, for as long as the program follows.</summary>
public sealed record ViewingOptions
{
    /// <summary>The most steps that a measurement may have: 18. Programs follow 20 redirects at most (Fetch Standard, section
    /// 4.4).</summary>
    public const int MaxSteps = 18;

    /// <summary>The time between two steps, and so the precision.</summary>
    /// <value>The default value is 2 seconds, after which a message is not just glanced at.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 100 milliseconds or more than 30 seconds.</exception>
    public TimeSpan Interval { get; init => field = Between(value, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30)); } =
        TimeSpan.FromSeconds(2);

    /// <summary>The longest time that is measured; it ends earlier where it would take more than <see cref="MaxSteps"/>.</summary>
    /// <value>The default value is 10 seconds: after 8 a message counts as read.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1 second or more than 10 minutes.</exception>
    public TimeSpan Longest { get; init => field = Between(value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)); } =
        TimeSpan.FromSeconds(10);

    private static TimeSpan Between(
        TimeSpan value, TimeSpan least, TimeSpan most, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most, name);
        return value;
    }
}
