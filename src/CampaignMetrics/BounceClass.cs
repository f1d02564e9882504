namespace CampaignMetrics;

/// <summary>What kind of failure a bounce is.</summary>
public enum BounceClass
{
    /// <summary>Nobody stated a class and no classifier knew one. The default.</summary>
    Undetermined,

    /// <summary>The address does not exist: a typing error, a wrong domain, a closed account.</summary>
    Hard,

    /// <summary>The address is right, but the message was not taken: mailbox full, message too large, content refused.</summary>
    Soft,

    /// <summary>The receiving server did not answer, after several attempts.</summary>
    Temporary,

    /// <summary>The sender, its links or its address block are refused by policy or by a block list.</summary>
    Blocked,
}
