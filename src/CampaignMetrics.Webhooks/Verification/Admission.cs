namespace CampaignMetrics.Webhooks.Verification;

/// <summary>
/// What every verifier refuses before it computes anything: anybody can send a request, so its cost is bounded and its headers have one
/// meaning.
/// </summary>
public static class Admission
{
    /// <summary>The longest header that is looked at, in characters: what common servers allow a whole head.</summary>
    private const int LongestHeader = 8192;

    /// <summary>Looks at the size of the body, and at the header fields that a verifier is about to read.</summary>
    /// <param name="request">The request.</param>
    /// <param name="headers">The names of the header fields: each at most once, with at most 8,192 characters.</param>
    /// <returns>Null, or why the request is refused.</returns>
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
