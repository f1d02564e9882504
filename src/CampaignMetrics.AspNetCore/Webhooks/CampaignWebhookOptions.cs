namespace CampaignMetrics.AspNetCore;

/// <summary>The limits of the addresses that receive webhooks. How large a body may be is up to
/// <see cref="WebhookSource.Reading"/>.</summary>
public sealed class CampaignWebhookOptions
{
    /// <summary>The most requests of one client address in a second, 1 or more. More are answered by 429 with <c>Retry-After</c>, and
    /// providers send them again.</summary>
    /// <value>The default value is 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int RequestsPerSecond { get; set => field = Door.Positive(value); } = 1_000;

    /// <summary>The most requests that are worked on at the same time, 1 or more: so many bodies are in memory at most. Ten times as many
    /// wait; still more are answered by 429.</summary>
    /// <value>The default value is 100.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int ConcurrentRequests { get; set => field = Door.Positive(value); } = 100;

    /// <summary>For how long a body may take to arrive: more than 0, at most a day. A slower one is answered by 408.</summary>
    /// <value>The default value is 30 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less, or more than a day.</exception>
    public TimeSpan BodyTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(BodyTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), nameof(BodyTimeout));
            field = value;
        }
    } = TimeSpan.FromSeconds(30);

    /// <summary>Whether a subscription for which a verified request of Amazon SNS asks is confirmed, by fetching Amazon's URL.</summary>
    /// <value>The default value is <see langword="true"/>.</value>
    public bool ConfirmsSubscriptions { get; set; } = true;
}
