using System.Text;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>The parts of an SNS message that its signature is about (Amazon SNS developer guide, "Verifying the signatures of Amazon SNS messages").</summary>
internal static class SnsMessage
{
    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    private static readonly (string Header, string Member)[] Repeated =
        [("x-amz-sns-message-type", "Type"), ("x-amz-sns-message-id", "MessageId"), ("x-amz-sns-topic-arn", "TopicArn")];

    /// <summary>What is signed: each member that is there with its value, a line each.</summary>
    public static string SignedText(Dictionary<string, string> message)
    {
        var text = new StringBuilder();
        foreach (var name in message.GetValueOrDefault("Type") == "Notification" ? OfNotification : OfConfirmation)
            if (message.TryGetValue(name, out var value)) text.Append(name).Append('\n').Append(value).Append('\n');
        return text.ToString();
    }

    /// <summary>Where the certificate is; null where that is not Amazon.</summary>
    public static Uri? CertificateUrl(Dictionary<string, string> message)
    {
        var text = message.GetValueOrDefault("SigningCertURL") ?? message.GetValueOrDefault("SigningCertUrl");
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps || !url.IsDefaultPort || url.UserInfo.Length > 0) return null;
        return IsHostOfSns(url.Host) && url.AbsolutePath.EndsWith(".pem", StringComparison.Ordinal) ? url : null;
    }

    /// <summary>Whether the headers that repeat members say the same as these.</summary>
    public static bool Agrees(WebhookHeaders headers, Dictionary<string, string> message) =>
        Repeated.All(pair => headers[pair.Header] is not { } header || header == message.GetValueOrDefault(pair.Member));

    /// <summary><c>sns.REGION.amazonaws.com</c>, in China with <c>.cn</c> behind it.</summary>
    private static bool IsHostOfSns(string host)
    {
        var parts = host.Split('.');
        return parts is ["sns", { Length: >= 3 }, "amazonaws", "com"] or ["sns", { Length: >= 3 }, "amazonaws", "com", "cn"]
            && parts[1].All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
    }
}
