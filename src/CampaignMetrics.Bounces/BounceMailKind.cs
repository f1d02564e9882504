namespace CampaignMetrics.Bounces;

/// <summary>What kind of mail was read. The default value is <see cref="Other"/>.</summary>
public enum BounceMailKind
{
    /// <summary>An ordinary mail, or bytes that are no mail: it reports nothing.</summary>
    Other,

    /// <summary>A report of a mail server on delivery, in the form of RFC 3464 or in free form.</summary>
    DeliveryReport,

    /// <summary>A feedback report on a complaint (RFC 5965).</summary>
    FeedbackReport,

    /// <summary>An automatic reply of a person's mailbox (RFC 3834).</summary>
    AutoReply,
}
