namespace CampaignMetrics.TrackedMail;

/// <summary>A link of an email that each message fills in.</summary>
/// <param name="Link">The link as the catalog describes it.</param>
/// <param name="IsUnsubscribe">Whether it stands for the unsubscribe page.</param>
internal sealed record Occurrence(EmailLink Link, bool IsUnsubscribe);
