namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// The checks that every verifier makes before it computes anything. Anybody can send a request, so its cost is bounded and its headers
/// must be unambiguous.
/// </summary>
public static class Admission
{
    /// <summary>The longest accepted header in characters; common servers limit all headers together to as much.</summary>
    private const int LongestHeader = 8192;

    /// <summary>Checks the size of the body, and the header fields that a verifier is about to read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">The names of the header fields: each at most once, with at most 8,192 characters.</param>
    /// <returns>Null where the request may be verified, else why it is refused.</returns>
    public static string? Refuse(WebhookRequest request, params ReadOnlySpan<string> headers)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Body.Length > WebhookOptions.Default.MaxBodyBytes) return "the body is too large";
        foreach (var name in headers)
        {
            if (request.Headers.IsRepeated(name)) return $"the header {name} comes more than once";
            if (request.Headers[name]?.Length > LongestHeader) return $"the header {name} is too long";
        }
        return null;
    }
}
