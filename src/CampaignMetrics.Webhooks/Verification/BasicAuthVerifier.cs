namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// Verifies HTTP Basic authentication (RFC 7617): for providers that sign nothing, and in addition to a signature for all others.
/// </summary>
/// <remarks>
/// Answer a request without the header with 401 and <c>WWW-Authenticate: Basic</c>: Amazon SNS sends credentials only after that.
/// </remarks>
public sealed class BasicAuthVerifier : ImmediateVerifier
{
    /// <summary>The reason where the header is missing.</summary>
    public const string Missing = "there is no Authorization header";

    private const string Header = "Authorization", Scheme = "Basic ";

    private readonly Secrets _secrets;

    /// <summary>Creates a verifier.</summary>
    /// <param name="credentials">The credentials that are valid: one, or several during a key rotation.</param>
    /// <exception cref="ArgumentException">There is no credential, or one has no user name or a colon in it.</exception>
    public BasicAuthVerifier(params IReadOnlyCollection<BasicCredential> credentials)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        // The header is split at the first colon (RFC 7617, section 2), so a user name with a colon could never match.
        if (credentials.Any(credential => string.IsNullOrEmpty(credential.User) || credential.User.Contains(':', StringComparison.Ordinal)))
            throw new ArgumentException("A user name is empty or holds a colon.", nameof(credentials));
        _secrets =
            new Secrets(credentials.Select(credential => $"{credential.User}:{credential.Password}"), "credential", nameof(credentials));
    }

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, Header) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (request.Headers[Header] is not { } header) return WebhookVerification.Rejected(Missing);
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return WebhookVerification.Rejected("the authorization is not of the Basic scheme");
        if (Encoded.Base64(header[Scheme.Length..].Trim(' ')) is not { } given)
            return WebhookVerification.Rejected("the credentials are no Base64");
        return _secrets.Contains(given) ? WebhookVerification.Verified : WebhookVerification.Rejected("the credentials are wrong");
    }
}
