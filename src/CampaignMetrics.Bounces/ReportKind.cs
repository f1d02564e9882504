namespace CampaignMetrics.Bounces;

/// <summary>What a report says happened for one recipient. The default value is <see cref="NotABounce"/>.</summary>
public enum ReportKind
{
    /// <summary>Nothing failed: a delivery notice, an automatic reply, a read receipt, or an ordinary mail.</summary>
    NotABounce,

    /// <summary>The delivery failed for good: the server does not try again.</summary>
    Bounce,

    /// <summary>The delivery is delayed; the server goes on trying.</summary>
    Deferral,

    /// <summary>The recipient reported the message as spam or fraud (RFC 5965).</summary>
    Complaint,
}
