using System.Collections.Immutable;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Webhooks;

/// <summary>How bodies are read: which email and campaign an event belongs to, and the limits.</summary>
public sealed record WebhookOptions
{
    /// <summary>The defaults.</summary>
    public static WebhookOptions Default { get; } = new();

    /// <summary>Decides which email a message belongs to; null or empty for none.</summary>
    /// <value>By default the metadata <c>email_id</c>, else the provider's key of the
    /// mailing, else of the campaign, else the first tag, else the message id.</value>
    public Func<MessageLabels, string?> Email { get; init => field = Door.Given(value); } = static labels =>
        labels.Metadata.GetValueOrDefault("email_id") ?? labels.Email ?? labels.Campaign
            ?? (labels.Tags.IsEmpty ? labels.MessageId : labels.Tags[0]);

    /// <summary>The email of a message for which <see cref="Email"/> finds none; null to skip its events.</summary>
    /// <value>The default value is <c>unknown</c>.</value>
    public string? UnknownEmail { get; init; } = "unknown";

    /// <summary>Decides which campaign a message belongs to; null or empty for none.</summary>
    /// <value>By default the metadata <c>campaign_id</c>, else the provider's key of the campaign.</value>
    public Func<MessageLabels, string?> Campaign { get; init => field = Door.Given(value); } = static labels =>
        labels.Metadata.GetValueOrDefault("campaign_id") ?? labels.Campaign;

    /// <summary>
    /// Which segments a message can be filtered by (<see cref="Segments.Tags"/>).
    /// Values that differ from message to message cost memory in reports.
    /// </summary>
    /// <value>By default the metadata, and each tag with an empty value.</value>
    public Func<MessageLabels, ImmutableSortedDictionary<string,
    string>> Tags { get; init => field = Door.Given(value); } = static labels =>
        labels.AsTags;

    /// <summary>Classifies what servers said of bounces and deferrals; give it rules of your own with
    /// <see cref="BounceClassifier.WithRulesInFront"/>.</summary>
    /// <value>The default value is <see cref="BounceClassifier.Default"/>.</value>
    public BounceClassifier Bounces { get; init => field = Door.Given(value); } = BounceClassifier.Default;

    /// <summary>The largest body that is read, in bytes: 1 or more.</summary>
    /// <value>The default value is 16,777,216 (16 MiB).</value>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public int MaxBodyBytes { get; init => field = Door.Positive(value); } = 16 << 20;

    /// <summary>The most elements of a body that are read, 1 or more; the rest is not read.</summary>
    /// <value>The default value is 20,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public int MaxElements { get; init => field = Door.Positive(value); } = 20_000;

    /// <summary>The most tags and metadata values that one message may have, 0 or more. An element with more is skipped.</summary>
    /// <value>The default value is 100.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public int MaxLabels { get; init => field = Door.NotNegative(value); } = 100;

    /// <summary>How deep objects and arrays may be nested, 1 or more.</summary>
    /// <value>The default value is 32.</value>
    /// <exception cref="ArgumentOutOfRangeException">It is 0 or less.</exception>
    public int MaxDepth { get; init => field = Door.Positive(value); } = 32;

    /// <summary>
    /// Whether events of Amazon SES are accepted without the SNS message around them, as SNS posts them with <em>raw message delivery</em>.
    /// Such a request has no signature: whoever knows the URL can send it, unless something else, such as
    /// <see cref="Verification.BasicAuthVerifier"/>, proves its origin.
    /// </summary>
    /// <value>The default value is false: such a body is skipped.</value>
    public bool RawSnsDelivery { get; init; }
}
