namespace CampaignMetrics.AspNetCore;

/// <summary>The limits of the addresses in tracked mail, and the words of the page where a contact unsubscribes.</summary>
public sealed class CampaignTrackingOptions
{
    /// <summary>The most requests of one client address in a second, 1 or more; more are answered by 429 with <c>Retry-After</c>. The
    /// proxies of large mailbox providers load the pictures of many readers from few addresses.</summary>
    /// <value>The default value is 10,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int RequestsPerSecond { get; set => field = Door.Positive(value); } = 10_000;

    /// <summary>The most requests that are worked on at the same time, 1 or more. Ten times as many wait; still more are answered by 429.
    /// Steps of viewing that wait for their time are not among them.</summary>
    /// <value>The default value is 1,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int ConcurrentRequests { get; set => field = Door.Positive(value); } = 1_000;

    /// <summary>The most steps of viewing that wait for their time, 1 or more. A further one is answered by the pixel at once, which ends
    /// its measurement.</summary>
    /// <value>The default value is 10,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int WaitingSteps { get; set => field = Door.Positive(value); } = 10_000;

    /// <summary>For how long an answer waits for the store, more than 0, at most a day. After it the store counts as away.</summary>
    /// <value>The default value is 5 seconds.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less, or more than a day.</exception>
    public TimeSpan StoreTimeout
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, nameof(StoreTimeout));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromDays(1), nameof(StoreTimeout));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>The words of the page where a contact unsubscribes.</summary>
    /// <value>The default value is in English.</value>
    public UnsubscribePageTexts Texts { get; set => field = Door.Given(value); } = new();
}
