using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Webhooks.Providers.AmazonSes;
using CampaignMetrics.Webhooks.Tests.Verification;
using CampaignMetrics.Webhooks.Verification;

namespace CampaignMetrics.Webhooks.Tests.Providers.AmazonSes;

/// <summary>What Amazon does: it signs what anybody publishes, on whatever topic.</summary>
internal static class SnsSigner
{
    public const string Topic = "arn:aws:sns:eu-west-1:123456789012:mail",
        Url = "https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-1.pem";

    public const string Time = "2026-03-02T09:00:05.000Z";

    public const string Subscribe =
        "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=arn:aws:sns:eu-west-1:123456789012:mail&Token=tok";

    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    public static RSA Key { get; } = RSA.Create(2048);

    public static DateTimeOffset Now { get; } = new(2026, 3, 2, 9, 1, 0, TimeSpan.Zero);

    public static ReplayWindow Window { get; } = new(new Clock(Now.ToUnixTimeSeconds()), TimeSpan.FromHours(2));

    public static AmazonSesVerifier Verifier(Certificates? certificates = null) =>
        new([Topic], certificates ?? new Certificates(Certificates.SelfSigned(Key)), Window);

    public static Dictionary<string, string> Notification(params (string Name, string Value)[] members)
    {
        var all = new Dictionary<string, string>
        {
            ["Type"]
            = "Notification", ["MessageId"] = "n-1", ["TopicArn"] = Topic, ["Message"] = "{\"eventType\": \"Open\"}\n",
            ["Timestamp"] = Time,
        };
        foreach (var (name, value) in members) all[name] = value;
        return all;
    }

    /// <summary>The canonical text, as Amazon's guide has it.</summary>
    public static string Canonical(IReadOnlyDictionary<string, string> message) => string.Concat(
        (message.GetValueOrDefault("Type") == "Notification" ? OfNotification : OfConfirmation)
        .Where(message.ContainsKey).Select(name => $"{name}\n{message[name]}\n"));

    public static string Sign(string canonical, string version = "2") => Convert.ToBase64String(
        Key.SignData(
            Encoding.UTF8.GetBytes(canonical), version == "1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1));

    /// <summary>The body with these members and a signature.</summary>
    public static string Body(
        IReadOnlyDictionary<string, string> message, string? signature = null, string version = "2", string url = Url) =>
        JsonSerializer.Serialize(new Dictionary<string, string>(message)
        {
            ["SignatureVersion"] = version,
            ["SigningCertURL"] = url,
            ["Signature"] = signature ?? Sign(Canonical(message), version),
            ["UnsubscribeURL"] = "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe",
        });
}
