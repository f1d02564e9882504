namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Whether a contact consents to the recording of their own opens and clicks (ePrivacy Directive, art. 5(3); EDPB Guidelines 2/2023).
/// </summary>
public enum TrackingConsent : byte
{
    /// <summary>The contact has made no statement. The default.</summary>
    Unknown,

    /// <summary>The contact consents.</summary>
    Granted,

    /// <summary>The contact does not consent: their events count in totals, but are shown under no name.</summary>
    Denied,
}

/// <summary>A contact's statement on tracking.</summary>
/// <param name="At">The instant from which it holds, inclusive.</param>
/// <param name="Consent">Whether the contact consents.</param>
/// <param name="Source">Where it was made, such as the name of a form; null where unknown.</param>
public sealed record ConsentStatement(DateTimeOffset At, TrackingConsent Consent, string? Source = null)
{
    /// <summary>What the contact said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="TrackingConsent"/>.</exception>
    public TrackingConsent Consent { get; init => field = Door.Known(value); } = Door.Known(Consent);
}
