namespace CampaignMetrics;

/// <summary>How the events of an email that goes to a contact more than once are told apart by sending.</summary>
public sealed record SendRules
{
    /// <summary>The defaults.</summary>
    public static SendRules Default { get; } = new();

    /// <summary>How far apart two events that the email was sent, or was not, belong to one sending: a retry, or the same told by two
    /// systems.</summary>
    /// <value>The default value is 1 hour, the end included.</value>
    public TimeSpan JoinWithin { get; init => field = Door.NotNegative(value); } = TimeSpan.FromHours(1);

    /// <summary>How long before a sending began an event may lie that belongs to it: clocks differ.</summary>
    /// <value>The default value is 1 minute, the end included.</value>
    public TimeSpan ClockDifference { get; init => field = Door.NotNegative(value); } = TimeSpan.FromMinutes(1);
}
