namespace CampaignMetrics.Webhooks.Tests.Verification;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class Clock(long unixSeconds) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = DateTimeOffset.FromUnixTimeSeconds(unixSeconds);

    public override DateTimeOffset GetUtcNow() => Now;
}
