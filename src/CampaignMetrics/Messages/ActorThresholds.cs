using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>The numbers in the rules that tell people from programs.</summary>
[JsonConverter(typeof(DataConverter<ActorThresholds>)), JsonForm<ActorThresholdsConverter>]
public sealed record ActorThresholds
{
    /// <summary>The defaults.</summary>
    public static ActorThresholds Default { get; } = new();

    /// <summary>How long before a deferral, a bounce or the first delivery what follows links is the receiving server.</summary>
    /// <remarks>Gateways fetch a mail's links while they decide whether to take it, within seconds; greylisting adds minutes.</remarks>
    /// <value>The default value is 10 minutes; both ends count.</value>
    public TimeSpan BeforeAcceptance { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(10);

    /// <summary>How far the clocks of the tracking server and of the mail server may differ.</summary>
    /// <value>The default value is 2 seconds; both ends count.</value>
    public TimeSpan ClockDifference { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(2);

    /// <summary>The half-open window that is too short for a person to click twice.</summary>
    /// <value>The default value is 1 second: what lies a whole second apart is not in one.</value>
    public TimeSpan InstantWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(1);

    /// <summary>How many distinct links within <see cref="InstantWindow"/> make a burst.</summary>
    /// <value>The default value is 2.</value>
    public int InstantLinks { get; init => field = Door.Positive(value); } = 2;

    /// <summary>How many clicks within <see cref="InstantWindow"/> make a burst, whatever their links.</summary>
    /// <value>The default value is 3.</value>
    public int InstantClicks { get; init => field = Door.Positive(value); } = 3;

    /// <summary>The closed window within which clicks on several links are a burst.</summary>
    /// <value>The default value is 10 seconds.</value>
    public TimeSpan BurstWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How many distinct links within <see cref="BurstWindow"/> make a burst shortly after the message was sent.</summary>
    /// <value>The default value is 3.</value>
    public int BurstLinks { get; init => field = Door.Positive(value); } = 3;

    /// <summary>How long after the latest sending or delivery a burst begins for which <see cref="BurstLinks"/> are enough.</summary>
    /// <remarks>Of measured bursts of scanners 97 % came within 5 minutes of sending. Who opens three articles in tabs an hour later is a
    /// reader.</remarks>
    /// <value>The default value is 5 minutes, the end included.</value>
    public TimeSpan BurstAfterSending { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(5);

    /// <summary>How many distinct links within <see cref="BurstWindow"/> make a burst at any time.</summary>
    /// <value>The default value is 5.</value>
    public int BurstLinksAtAnyTime { get; init => field = Door.Positive(value); } = 5;

    /// <summary>
    /// How long before and after a program's click, both ends inclusive, what comes from the same source is the program's too.
    /// </summary>
    /// <value>The default value is 15 minutes.</value>
    public TimeSpan Nearby { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(15);
}
