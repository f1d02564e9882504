using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Providers.AmazonSes;

/// <summary>
/// An SNS message. Verifier and reader both parse it with this class and look at nothing else of the body, so what is read is exactly what
/// was verified.
/// </summary>
/// <remarks>Source: Amazon SNS developer guide, "Verifying the signatures of Amazon SNS messages" and "Parsing Amazon SNS message
/// formats".</remarks>
internal sealed class SnsEnvelope
{
    public const string Notification = "Notification",
        SubscriptionConfirmation = "SubscriptionConfirmation", UnsubscribeConfirmation = "UnsubscribeConfirmation";

    private const int LongestId = 128, LongestToken = 1024;

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>The signed members, in the order of signing.</summary>
    private static readonly string[] OfNotification = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    private static readonly string[] OfConfirmation = ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"];

    private static readonly string[] Texts =
        [.. OfNotification.Union(OfConfirmation), "Signature", "SignatureVersion", "SigningCertURL", "SigningCertUrl"];

    private static readonly (string Header, string Member)[] Repeated =
        [("x-amz-sns-message-type", "Type"), ("x-amz-sns-message-id", "MessageId"), ("x-amz-sns-topic-arn", "TopicArn")];

    private readonly StrictObject _members;

    private SnsEnvelope(StrictObject members) => (_members, Message) = (members, members.Text("Message"));

    /// <summary>The type: one of the three constants above.</summary>
    public string Type => _members.Text("Type")!;

    public string? Message { get; }

    public string? Timestamp => _members.Text("Timestamp");

    public string? Signature => _members.Text("Signature");

    public string? SignatureVersion => _members.Text("SignatureVersion");

    /// <summary>The URL of the certificate; AWS Lambda's JSON spells the member differently.</summary>
    public string? CertificateUrl => _members.Text("SigningCertURL") ?? _members.Text("SigningCertUrl");

    /// <summary>The topic; null where the ARN is invalid.</summary>
    public SnsTopic? Topic => SnsTopic.Parse(_members.Text("TopicArn"));

    /// <summary>When it was published; null where the time is not in SNS's format.</summary>
    public DateTimeOffset? At =>
        DateTimeOffset.TryParseExact(Timestamp, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    /// <summary>The confirmation that it asks for, checked by the same rules as for the signature; null where it asks for none.</summary>
    public SubscriptionConfirmation? Confirmation =>
        Type == SubscriptionConfirmation && HasForm("Token") && HasForm("SubscribeURL")
        ? new SubscriptionConfirmation(Topic!.Arn, Token, new Uri(_members.Text("SubscribeURL")!))
        : null;

    private string? Token => _members.Text("Token");

    private string[] SignedNames => Type == Notification ? OfNotification : OfConfirmation;

    /// <returns>Null where the JSON is not an SNS message: not an object, with a duplicate member or one that is not a text, or of an
    /// unknown type.</returns>
    public static SnsEnvelope? Read(ReadOnlyMemory<byte> json) => StrictObject.Read(json) is { } members ? Of(members) : null;

    /// <returns>Null where the object is not an SNS message.</returns>
    public static SnsEnvelope? Of(StrictObject members)
    {
        if (members.Text("Type") is not (Notification or SubscriptionConfirmation or UnsubscribeConfirmation)) return null;
        return Texts.All(name => IsTextOrMissing(members, name)) ? new SnsEnvelope(members) : null;
    }

    /// <summary>Whether the headers that repeat members have the same values.</summary>
    public bool Agrees(WebhookHeaders headers) =>
        Repeated.All(pair => headers[pair.Header] is not { } header || header == _members.Text(pair.Member));

    /// <summary>The names of the headers that repeat members.</summary>
    public static IEnumerable<string> Headers => Repeated.Select(pair => pair.Header);

    /// <summary>The signed text: the name and the value of each member, each on a line of its own.</summary>
    /// <remarks>
    /// Only the message may hold line breaks, so the text can be divided in one way only: read from its end, the last line is the type,
    /// the type says which lines stand before it, and the second line before the time is <c>Subject</c> or <c>MessageId</c>.
    /// </remarks>
    /// <returns>Null where a member is missing or not of its form.</returns>
    public string? SignedText()
    {
        if (!SignedNames.All(HasForm)) return null;
        var text = new StringBuilder();
        foreach (var name in SignedNames)
            if (_members.Text(name) is { } value) text.Append(name).Append('\n').Append(value).Append('\n');
        return text.ToString();
    }

    private bool HasForm(string name)
    {
        var value = _members.Text(name);
        return name switch
        {
            "Message" or "Type" => value is not null,
            "MessageId" => IsPlain(value, LongestId),
            "Subject" => value is null || !value.Any(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029'),
            "SubscribeURL" => Topic?.IsConfirmation(value, Token) == true,
            "Timestamp" => At is not null,
            "Token" => IsPlain(value, LongestToken),
            "TopicArn" => Topic is not null,
            _ => false,
        };
    }

    private static bool IsPlain(string? value, int longest) =>
        value is { Length: > 0 }
            && value.Length <= longest
            && value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>In Lambda's JSON a subject that is missing is null.</summary>
    private static bool IsTextOrMissing(StrictObject members, string name) =>
        members.TypeOf(name) == JsonTokenType.None
            || members.Text(name) is not null
            || (name == "Subject" && members.TypeOf(name) == JsonTokenType.Null);
}
