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

    /// <summary>The closed window within which clicks on several links are a burst.</summary>
    /// <value>The default value is 10 seconds.</value>
    public TimeSpan BurstWindow { get; init => field = Door.NotNegative(value); } = TimeSpan.FromSeconds(10);

    /// <summary>How many distinct links make a burst.</summary>
    /// <value>The default value is 3.</value>
    public int BurstLinks { get; init => field = Door.Positive(value); } = 3;

    /// <summary>
    /// How long before and after a program's click, both ends inclusive, the same address or user agent is the program's too.
    /// </summary>
    /// <value>The default value is 15 minutes.</value>
    public TimeSpan Nearby { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(15);
}
