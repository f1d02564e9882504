namespace CampaignMetrics.TrackedMail;

/// <summary>The form of a complaint (RFC 9477, section 5.1).</summary>
public enum ComplaintForm
{
    /// <summary>The Abuse Reporting Format (RFC 5965). The default.</summary>
    Arf,

    /// <summary>XARF, which is JSON.</summary>
    Xarf,
}
