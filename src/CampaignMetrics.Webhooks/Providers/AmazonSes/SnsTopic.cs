namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// An SNS topic, parsed from its ARN: <c>arn:PARTITION:sns:REGION:ACCOUNT:NAME</c> (AWS General Reference, "Amazon Resource Names").
/// </summary>
internal sealed class SnsTopic
{
    private const int LongestName = 256, LongestRegion = 32, AccountDigits = 12, LongestCertificate = 64;

    private const string Fifo = ".fifo";

    private SnsTopic(string arn, string host) => (Arn, Host) = (arn, host);

    public string Arn { get; }

    /// <summary>
    /// The only host whose URLs are trusted for the topic: <c>sns.REGION.amazonaws.com</c>, in China with <c>.cn</c> appended.
    /// </summary>
    public string Host { get; }

    /// <returns>Null where the text is not exactly the ARN of a topic.</returns>
    public static SnsTopic? Parse(string? arn)
    {
        if (arn?.Split(':') is not ["arn", var partition, "sns", var region, { Length: AccountDigits } account, var name]) return null;
        if (DomainOf(partition) is not { } domain || !IsRegion(region) || !account.All(char.IsAsciiDigit) || !IsName(name)) return null;
        return new SnsTopic(arn, $"sns.{region}.{domain}");
    }

    /// <summary>
    /// Whether a certificate's URL has exactly Amazon's form. It is compared as text, so that no two URL parsers can understand it
    /// differently.
    /// </summary>
    public bool IsCertificate(string? url)
    {
        var (start, end) = ($"https://{Host}/SimpleNotificationService-", ".pem");
        if (url is null || !url.StartsWith(start, StringComparison.Ordinal) || !url.EndsWith(end, StringComparison.Ordinal)) return false;
        return url[start.Length..^end.Length] is { Length: > 0 and <= LongestCertificate } name && name.All(char.IsAsciiLetterOrDigit);
    }

    /// <summary>
    /// Whether a URL confirms the subscription to this topic with a token and does nothing else: SNS has other actions at the same host.
    /// </summary>
    public bool IsConfirmation(string? url, string? token)
    {
        var (start, end) = ($"https://{Host}/?Action=ConfirmSubscription&TopicArn=", $"&Token={token}");
        if (url is null || !url.StartsWith(start, StringComparison.Ordinal) || !url.AsSpan(start.Length).EndsWith(end)) return false;
        // Only the topic's colons may be percent-encoded.
        return url[start.Length..^end.Length].Replace("%3A", ":", StringComparison.OrdinalIgnoreCase) == Arn;
    }

    private static string? DomainOf(string partition) => partition switch
    {
        "aws" or "aws-us-gov" => "amazonaws.com",
        "aws-cn" => "amazonaws.com.cn",
        _ => null,
    };

    private static bool IsRegion(string region) =>
        region.Length is > 2 and <= LongestRegion
            && region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-');

    private static bool IsName(string name)
    {
        var plain = name.EndsWith(Fifo, StringComparison.Ordinal) ? name[..^Fifo.Length] : name;
        return plain.Length > 0
            && name.Length <= LongestName
            && plain.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
    }
}
