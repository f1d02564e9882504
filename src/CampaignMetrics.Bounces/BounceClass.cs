namespace CampaignMetrics.Bounces;

/// <summary>What a failed delivery means for the address: the coarse classes that reports and suppression lists work with.</summary>
/// <remarks>
/// Products differ in which reason belongs to which class; see <see cref="BounceClassMap"/>. The default value is
/// <see cref="Undetermined"/>.
/// </remarks>
public enum BounceClass
{
    /// <summary>Unknown: neither the words nor the codes say it.</summary>
    Undetermined,

    /// <summary>The address does not work and will not: it does not exist, its domain does not exist, or it is no longer in use.</summary>
    Hard,

    /// <summary>
    /// The address works, but this message was not taken: the mailbox is full, the message too large or its content refused.
    /// </summary>
    Soft,

    /// <summary>The receiving server did not answer, did not work or asked to come back later.</summary>
    Temporary,

    /// <summary>
    /// The receiving server refused the sender, not the recipient: its address, network, authentication, links or reputation.
    /// </summary>
    Blocked,
}
