namespace CampaignMetrics.TrackedMail;

/// <summary>A link that stays as it is in every message.</summary>
/// <param name="Url">The address, with its character references decoded.</param>
/// <param name="Part">The body that it is in.</param>
/// <param name="Index">Where its address, or its tag if that has none, begins in the body: a zero-based index of UTF-16
/// characters.</param>
/// <param name="Reason">Why it is not tracked.</param>
public sealed record SkippedLink(string Url, EmailPart Part, int Index, SkipReason Reason)
{
    /// <summary>The address, with its character references decoded.</summary>
    public string Url { get; init => field = Door.Given(value); } = Door.Given(Url);

    /// <summary>The body that it is in.</summary>
    public EmailPart Part { get; init => field = Door.Known(value); } = Door.Known(Part);

    /// <summary>Why it is not tracked.</summary>
    public SkipReason Reason { get; init => field = Door.Known(value); } = Door.Known(Reason);
}
