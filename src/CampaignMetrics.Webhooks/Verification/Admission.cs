namespace CampaignMetrics.Webhooks.Verification;

/// <summary>What every verifier refuses before it computes anything: anybody can send a request, so its cost is bounded and its headers
/// have one meaning.</summary>
internal static class Admission
{
    /// <summary>The longest header that is looked at, in characters: what common servers allow a whole head.</summary>
    private const int LongestHeader = 8192;

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
