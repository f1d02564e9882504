using System.Text;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Verifies a fixed bearer token (RFC 6750) that the provider was told to send: for providers that sign nothing.</summary>
public sealed class BearerVerifier : ImmediateVerifier
{
    private const string Header = "Authorization", Scheme = "Bearer ";

    private readonly Secrets _tokens;

    /// <summary>Creates a verifier.</summary>
    /// <param name="tokens">The tokens that are valid: one, or several during a key rotation.</param>
    /// <exception cref="ArgumentException">There is no token, or one is empty.</exception>
    public BearerVerifier(params IReadOnlyCollection<string> tokens) => _tokens = new Secrets(tokens, "token");

    /// <inheritdoc/>
    public override WebhookVerification Verify(WebhookRequest request)
    {
        if (Admission.Refuse(request, Header) is { } refusal) return WebhookVerification.Rejected(refusal);
        if (request.Headers[Header] is not { } header) return WebhookVerification.Rejected("there is no Authorization header");
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return WebhookVerification.Rejected("the authorization is not of the Bearer scheme");
        return _tokens.Contains(Encoding.UTF8.GetBytes(header[Scheme.Length..]))
            ? WebhookVerification.Verified
            : WebhookVerification.Rejected("the token is wrong");
    }
}
