namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>The hosts of Amazon SNS, the only ones to which a webhook may make this server speak.</summary>
internal static class AmazonHost
{
    private const string Start = "sns.";

    private static readonly string[] Ends = [".amazonaws.com", ".amazonaws.com.cn"];

    /// <summary>The name of the client of <see cref="IHttpClientFactory"/>.</summary>
    public const string Client = "CampaignMetrics.AmazonSns";

    /// <summary>Whether a URL is <c>https://sns.REGION.amazonaws.com/…</c>, at the usual port and without a user.</summary>
    public static bool Is(Uri url) =>
        url is { IsAbsoluteUri: true, IsDefaultPort: true, UserInfo.Length: 0 } && url.Scheme == Uri.UriSchemeHttps
        && Ends.Any(end => IsBetween(url.Host, end));

    private static bool IsBetween(string host, string end) =>
        host.StartsWith(Start, StringComparison.Ordinal) && host.EndsWith(end, StringComparison.Ordinal)
        && host.Length > Start.Length + end.Length
        && host.AsSpan(Start.Length, host.Length - Start.Length - end.Length).IndexOfAnyExcept(RegionLetters) < 0;

    private static readonly System.Buffers.SearchValues<char> RegionLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
}
