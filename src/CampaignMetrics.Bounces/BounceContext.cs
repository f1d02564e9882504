namespace CampaignMetrics.Bounces;

/// <summary>
/// What is known about a reply besides its text, such as the server that answered. All parts are optional; the default value knows nothing.
/// </summary>
/// <param name="RemoteHost">The name of the server that answered, such as <c>gmail-smtp-in.l.google.com</c>.</param>
/// <param name="RecipientDomain">The domain of the recipient's address; like the server's name, it tells which receiver's rules
/// apply.</param>
/// <param name="Phase">The step of the session; used where the text does not say.</param>
/// <param name="Code">The reply code; used where the text has none. 0 where it is unknown.</param>
/// <param name="Status">The enhanced code; used where the text has none.</param>
public readonly record struct BounceContext(
    string? RemoteHost = null,
    string? RecipientDomain = null,
    SmtpPhase Phase = SmtpPhase.Unknown,
    int Code = 0,
    EnhancedStatusCode Status = default)
{
    /// <summary>The step of the session; used where the text does not say.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not a member of <see cref="SmtpPhase"/>.</exception>
    public SmtpPhase Phase { get; init => field = Door.Known(value); } = Door.Known(Phase);
}
