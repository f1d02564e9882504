namespace CampaignMetrics.UserAgents;

/// <summary>Recognises automated requests by their method and headers, whatever their user agent.</summary>
public static class RequestEvidence
{
    private static readonly string[] PurposeHeaders = ["Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"];

    private static readonly string[] PurposesAhead = ["prefetch", "prerender", "preview"];

    /// <summary>The id of the rule by which the request is a machine's, or null where neither method nor purpose says so.</summary>
    /// <param name="method">The request's method; null when not known. <c>HEAD</c> asks for no content (RFC 9110, section 9.3.2), so
    /// nobody sees any: <c>request/head</c>.</param>
    /// <param name="purpose">
    /// The value of <c>Sec-Purpose</c> (Fetch, https://fetch.spec.whatwg.org/#sec-purpose-header), <c>Purpose</c>,
    /// <c>X-Purpose</c> or <c>X-Moz</c>; null when none is given. One that contains <c>prefetch</c>, <c>prerender</c> or
    /// <c>preview</c>, in any case and also within a longer word, gives <c>request/prefetch</c>.
    /// </param>
    public static string? OfMachine(string? method, string? purpose)
    {
        if (method.AsSpan().Trim().Equals("HEAD", StringComparison.OrdinalIgnoreCase)) return "request/head";
        return purpose is not null && IsAhead(purpose) ? "request/prefetch" : null;
    }

    /// <summary>The same, with the purpose looked up in the request's headers.</summary>
    /// <param name="method">The request's method; null when not known.</param>
    /// <param name="header">Gives the value of a header by its name, or null; asked for <c>Sec-Purpose</c>, <c>Purpose</c>,
    /// <c>X-Purpose</c> and <c>X-Moz</c>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="header"/> is null.</exception>
    public static string? OfMachine(string? method, Func<string, string?> header)
    {
        ArgumentNullException.ThrowIfNull(header);
        foreach (var name in PurposeHeaders)
            if (OfMachine(method, header(name)) is { } rule) return rule;
        return null;
    }

    private static bool IsAhead(string purpose)
    {
        foreach (var ahead in PurposesAhead)
            if (purpose.Contains(ahead, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
