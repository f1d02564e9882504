namespace CampaignMetrics.Bounces;

/// <summary>The kind of mail that <see cref="BounceMail.Read"/> was given. The default value is <see cref="Other"/>.</summary>
public enum BounceMailKind
{
    /// <summary>An ordinary mail, or bytes that are no mail: it reports nothing.</summary>
    Other,

    /// <summary>A mail server's report on a delivery, in the form of RFC 3464 or in free form.</summary>
    DeliveryReport,

    /// <summary>A feedback report on a complaint (RFC 5965).</summary>
    FeedbackReport,

    /// <summary>An automatic reply of a person's mailbox (RFC 3834).</summary>
    AutoReply,

    /// <summary>A message disposition notification such as a read receipt (RFC 8098).</summary>
    ReadReceipt,
}
