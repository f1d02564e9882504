using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>How the events of an email that goes to one contact more than once are assigned to its sendings.</summary>
/// <remarks>
/// <para>Each sending counts as a message of its own. Events that state their <see cref="EmailEvent.Send"/> need no rule; for the others
/// of an email that <see cref="Email.Repeats"/>, these times decide.</para>
/// </remarks>
[JsonConverter(typeof(DataConverter<SendRules>)), JsonForm<SendRulesConverter>]
public sealed record SendRules
{
    /// <summary>The defaults.</summary>
    public static SendRules Default { get; } = new();

    /// <summary>How far a <c>sent</c> or <c>notSent</c> event may lie from the beginning of a sending and still belong to it, as a retry
    /// or a second system's report of the same sending does.</summary>
    /// <value>The default value is 1 hour, the end included.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan JoinWithin { get; init => field = Door.NotNegative(value); } = TimeSpan.FromHours(1);

    /// <summary>How long before the beginning of a sending an event may lie and still belong to it, since clocks differ.</summary>
    /// <value>The default value is 1 minute, the end included.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public TimeSpan ClockDifference { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(1);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<SendRules>.Shown(this);
}
