using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>The time windows and counts of the rules that tell people from programs.</summary>
/// <remarks>
/// <para>Set them as <see cref="Enrichment.Thresholds"/>. Stricter values ascribe more requests to programs and fewer to people. What
/// each rule does with them: <see cref="ActorRule"/>.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ActorThresholds>)), JsonForm<ActorThresholdsConverter>]
public sealed record ActorThresholds
{
    /// <summary>The defaults.</summary>
    public static ActorThresholds Default { get; } = new();

    /// <summary>How long before a deferral, a bounce or the first delivery a request counts as the receiving server's.</summary>
    /// <remarks>Gateways fetch the links of a mail while they decide whether to accept it, within seconds; greylisting adds
    /// minutes.</remarks>
    /// <value>The default value is 10 minutes; both ends count.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan BeforeAcceptance { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(10);

    /// <summary>How far the clocks of the tracking server and of the mail server may differ. A request this shortly before the delivery
    /// counts as after it; one this shortly after a bounce or deferral counts as before it.</summary>
    /// <value>The default value is 2 seconds; both ends count.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan ClockDifference { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(2);

    /// <summary>A time too short for a person to click twice; half-open.</summary>
    /// <value>The default value is 1 second: two clicks exactly a second apart are not within it. 0 turns the rule off.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan InstantWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(1);

    /// <summary>How many distinct links within <see cref="InstantWindow"/> make a burst.</summary>
    /// <value>The default value is 2.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int InstantLinks { get; init => field = Door.Positive(value); } = 2;

    /// <summary>How many clicks within <see cref="InstantWindow"/> make a burst, also when all are on one link.</summary>
    /// <value>The default value is 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int InstantClicks { get; init => field = Door.Positive(value); } = 3;

    /// <summary>A time within which clicks on several links make a burst; both ends count.</summary>
    /// <value>The default value is 10 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan BurstWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How many distinct links within <see cref="BurstWindow"/> make a burst up to <see cref="BurstAfterSending"/> after the
    /// message was sent.</summary>
    /// <value>The default value is 3.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int BurstLinks { get; init => field = Door.Positive(value); } = 3;

    /// <summary>How long after the latest sending or delivery a burst may begin for which <see cref="BurstLinks"/> are enough.</summary>
    /// <remarks>Of measured bursts of scanners, 97 % came within 5 minutes of sending. Somebody who opens three articles in tabs an hour
    /// later is a reader.</remarks>
    /// <value>The default value is 5 minutes, the end included.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan BurstAfterSending { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(5);

    /// <summary>How many distinct links within <see cref="BurstWindow"/> make a burst at any time.</summary>
    /// <value>The default value is 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int BurstLinksAtAnyTime { get; init => field = Door.Positive(value); } = 5;

    /// <summary>
    /// How long before and after a honeypot click or burst, both ends inclusive, requests from the same source are the program's too.
    /// </summary>
    /// <value>The default value is 15 minutes.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan Nearby { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(15);
}
