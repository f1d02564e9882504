namespace CampaignMetrics;

/// <summary>What <see cref="MessageLedger.Forget"/> did.</summary>
/// <param name="Messages">How many messages the contact had.</param>
/// <param name="Events">How many events were replaced, those that name no email among them; copies count once.</param>
/// <remarks>The default value of this type is that of a contact without events: nothing was done.</remarks>
public readonly record struct ForgottenContact(long Messages, long Events);
