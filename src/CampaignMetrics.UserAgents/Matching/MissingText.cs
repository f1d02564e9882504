namespace CampaignMetrics.UserAgents.Matching;

/// <summary>Recognises what stands where no user agent was stated, or where another text replaced it.</summary>
/// <remarks>
/// <para>Servers log a header that is missing as "-", and an empty one as nothing (Apache httpd, mod_log_config; nginx); languages print a
/// missing value as their word for it. CloudFront sends its own name to the origin instead of the reader's user agent, unless it is told to
/// forward that (CloudFront's guide, "Request and response behavior for custom origins", User-Agent header).</para>
/// </remarks>
internal static class MissingText
{
    private static readonly string[] Texts =
    [
        "-", "--", "null", "(null)", "<null>", "nil", "<nil>", "none", "undefined", "unknown", "(unknown)", "n/a", "(none)", "not set",
        "(not set)", "amazon cloudfront",
    ];

    private static readonly int Longest = Texts.Max(text => text.Length);

    public static bool Is(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest) return false;
        foreach (var missing in Texts)
        {
            if (text.Equals(missing, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
