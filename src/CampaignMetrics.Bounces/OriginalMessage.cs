using CampaignMetrics.Bounces.Formats;
using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces;

/// <summary>The sent message that a report is about: the ids and header fields by which a sender can find it again.</summary>
public sealed class OriginalMessage
{
    private readonly HeaderList? _headers;

    internal OriginalMessage(HeaderList? headers, string envelopeId, string reportedTo, string messageId)
    {
        (_headers, EnvelopeId, ReportedTo) = (headers, envelopeId, reportedTo);
        // A notification of Amazon SES states the id as a field of its own; every other report has it among the returned headers.
        MessageId = messageId.Length > 0 ? messageId : Header("Message-ID").Trim().Trim('<', '>');
    }

    /// <summary>The Message-ID (RFC 5322, section 3.6.4) without angle brackets; empty where the report has none.</summary>
    public string MessageId { get; }

    /// <summary>
    /// The Original-Envelope-Id, which is the ENVID the sender gave (RFC 3461, section 4.4); empty where the report has none.
    /// </summary>
    public string EnvelopeId { get; }

    /// <summary>
    /// The address to which the report was sent: the return path of the message, and where that varies by recipient (VERP), the key to the
    /// recipient. Empty where the report does not say.
    /// </summary>
    public string ReportedTo { get; }

    /// <summary>
    /// The recipient that is written into <see cref="ReportedTo"/>, such as
    /// <c>ann@example.net</c> of <c>bounce+ann=example.net@example.org</c>;
    /// null where it holds none in a shape that is known. What a report states of a recipient counts before it.
    /// </summary>
    public string? VerpRecipient => Verp.Recipient(ReportedTo);

    /// <summary>The subject, decoded; empty where the report has none.</summary>
    public string Subject => EncodedWords.Decode(Header("Subject"));

    /// <summary>All header fields of the message that the report returned, names and unfolded values in their order.</summary>
    public IEnumerable<KeyValuePair<string, string>> Headers => _headers?.All ?? [];

    /// <summary>
    /// The fields in which senders put ids of their own: those that begin with <c>X-</c>, <c>Feedback-ID</c>,
    /// <c>CFBL-Feedback-ID</c>, <c>List-ID</c> and <c>List-Unsubscribe</c>.
    /// </summary>
    public IEnumerable<KeyValuePair<string, string>> SenderIds => Headers.Where(header => IsSenderId(header.Key));

    /// <summary>The unfolded value of the first field of that name, in any case; empty where there is none.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public string Header(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return _headers?[name] ?? "";
    }

    private static bool IsSenderId(string name) =>
        name.StartsWith("X-", StringComparison.OrdinalIgnoreCase) || name.Equals("Feedback-ID", StringComparison.OrdinalIgnoreCase)
        || name.Equals("CFBL-Feedback-ID", StringComparison.OrdinalIgnoreCase)
        || name.Equals("List-ID", StringComparison.OrdinalIgnoreCase)
        || name.Equals("List-Unsubscribe", StringComparison.OrdinalIgnoreCase);
}
