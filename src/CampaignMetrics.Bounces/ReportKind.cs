namespace CampaignMetrics.Bounces;

/// <summary>What a report about one recipient says. The default value is <see cref="NotABounce"/>.</summary>
public enum ReportKind
{
    /// <summary>Nothing failed: a delivery notice, an automatic reply, or an ordinary mail.</summary>
    NotABounce,

    /// <summary>Delivery failed and was given up.</summary>
    Bounce,

    /// <summary>Delivery is late; the server goes on trying.</summary>
    Deferral,

    /// <summary>The recipient reported the message as spam or fraud (RFC 5965).</summary>
    Complaint,
}
