namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Whether a contact agrees that their own opens and clicks are recorded (ePrivacy Directive art. 5(3); EDPB Guidelines 2/2023).
/// </summary>
public enum TrackingConsent : byte
{
    /// <summary>The contact has said nothing. The default.</summary>
    Unknown,

    /// <summary>The contact agrees.</summary>
    Granted,

    /// <summary>The contact does not agree: their events count in totals, but name nobody.</summary>
    Denied,
}

/// <summary>What a contact said about tracking.</summary>
/// <param name="At">From when, inclusive.</param>
/// <param name="Consent">What.</param>
/// <param name="Source">Where it was said, such as the form; null when not known.</param>
public sealed record ConsentStatement(DateTimeOffset At, TrackingConsent Consent, string? Source = null)
{
    /// <summary>What the contact said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no member of <see cref="TrackingConsent"/>.</exception>
    public TrackingConsent Consent { get; init => field = Door.Known(value); } = Door.Known(Consent);
}
