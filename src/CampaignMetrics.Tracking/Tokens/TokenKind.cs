namespace CampaignMetrics.TrackedMail;

/// <summary>What a token is for.</summary>
public enum TokenKind
{
    /// <summary>The pixel: a request for it is an open.</summary>
    Open,

    /// <summary>A link: a request for it is a click.</summary>
    Click,

    /// <summary>A step in the measurement of how long a message stays open.</summary>
    View,

    /// <summary>The unsubscribe page, and the address that one-click posts to (RFC 8058).</summary>
    Unsubscribe,

    /// <summary>The <c>CFBL-Feedback-ID</c> of a message (RFC 9477), which comes back in a complaint. It is no address.</summary>
    Complaint,
}
