using System.Text;
using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// A mail divided into the parts that a report consists of: headers, words for people, machine-readable report, returned mail.
/// </summary>
/// <remarks>
/// Opens the MIME structure once; <see cref="LetterReading"/> then decides what kind of report it is. Where the structure is broken, the
/// parts are found by their content instead.
/// </remarks>
internal sealed class Letter
{
    // A limit against huge mails: no server needs more characters to say what failed.
    private const int MaxWords = 256 * 1024;

    private MailWordKinds? _subjectKinds, _wordKinds;
    private bool? _isFromDaemon;
    private string? _reportedTo;

    private Letter(MimePart root, bool isTruncated)
    {
        (Headers, IsTruncated) = (root.Headers, isTruncated);
        (From, Subject, ContentType) = (Headers["From"], EncodedWords.Decode(Headers["Subject"]), Headers["Content-Type"]);
        MediaType = root.Type.MediaType;
        TakeLeaves(root);
        var isCut = Words.Length > MaxWords;
        if (isCut) Words = Words[..MaxWords];
        if (Returned is null || Words.Length == 0) CutReturned();
        // Where the limit cut the returned mail alone, no word of the report is missing.
        IsTruncated |= (isCut && Words.Length == MaxWords) || Words.AsSpan().Count('\n') > RecipientTexts.MaxLines;
    }

    public HeaderList Headers { get; }

    public string From { get; }

    public string Subject { get; }

    public string ContentType { get; }

    public string MediaType { get; }

    /// <summary>Whether some of it was not read.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>What the mail says to people, up to where the returned mail begins.</summary>
    public string Words { get; private set; } = "";

    /// <summary>The bodies of the parts that are delivery reports (RFC 3464), one after the other.</summary>
    public string DeliveryStatus { get; private set; } = "";

    /// <summary>The body of the feedback report (RFC 5965).</summary>
    public string Feedback { get; private set; } = "";

    /// <summary>The body of the read receipt (RFC 8098).</summary>
    public string Disposition { get; private set; } = "";

    /// <summary>The header fields of the returned mail; null where it was not returned.</summary>
    public HeaderList? Returned { get; private set; }

    /// <summary>The text of the returned mail; empty where it was not returned.</summary>
    public string ReturnedText { get; private set; } = "";

    /// <summary>Whether another mail is a part of this one, and does not merely stand among its words.</summary>
    public bool HasAttachedMail { get; private set; }

    /// <summary>Whether the sender's name or address is that of a mail server.</summary>
    public bool IsFromDaemon => _isFromDaemon ??= MailServers.IsOne(From);

    /// <summary>The address to which the letter was sent; empty where it does not say.</summary>
    public string ReportedTo => _reportedTo ??= KnownRecipients.ReportedTo(this);

    /// <summary>What kinds of telling words the subject holds.</summary>
    public MailWordKinds SubjectKinds => _subjectKinds ??= MailWords.In(Subject);

    /// <summary>What kinds of telling words the words for people hold.</summary>
    public MailWordKinds WordKinds => _wordKinds ??= MailWords.In(Words);

    /// <summary>Notes that not everything was read.</summary>
    public void Cut() => IsTruncated = true;

    public static Letter Open(ReadOnlySpan<byte> mail, bool isTruncated)
    {
        var reader = new MimeReader(MailText.From(mail));
        var root = reader.Read();
        return new Letter(root, isTruncated || reader.IsPastLimits);
    }

    /// <summary>The returned mail read as a letter of its own, for a report that was itself returned or forwarded.</summary>
    public Letter OpenReturned() => Open(Encoding.UTF8.GetBytes(OriginalText.WithoutAnnouncement(ReturnedText)), isTruncated: false);

    /// <summary>
    /// Removes a delivery report from the words and returns it: where MIME boundaries are broken, it stands among them. Empty where there
    /// is none.
    /// </summary>
    public string CutStrayDeliveryStatus()
    {
        var at = Words.IndexOf("\nFinal-Recipient:", StringComparison.OrdinalIgnoreCase);
        if (at < 0) at = Words.IndexOf("\nOriginal-Recipient:", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return "";
        var reporting = Words.IndexOf("\nReporting-MTA:", StringComparison.OrdinalIgnoreCase);
        if (reporting >= 0 && reporting < at) at = reporting;
        var report = Words[at..];
        Words = Words[..at];
        return report;
    }

    /// <summary>Takes the parts without children, in their order. An attached mail counts as one.</summary>
    private void TakeLeaves(MimePart part)
    {
        if (part.IsLeaf) Take(part);
        else foreach (var child in part.Parts) TakeLeaves(child);
    }

    private void Take(MimePart leaf)
    {
        // Of a returned mail only the beginning is read.
        if (!leaf.IsMessage) IsTruncated |= leaf.IsBodyCut;
        switch (leaf.Type.MediaType)
        {
            case "message/delivery-status" or "message/global-delivery-status" or "message/delivery-notification":
                DeliveryStatus = string.Concat(DeliveryStatus, leaf.Whole.AsSpan().TrimEnd(), "\n\n");
                break;
            case "message/feedback-report": Feedback += leaf.Whole; break;
            case "message/disposition-notification" or "message/global-disposition-notification": Disposition += leaf.Whole; break;
            // HTML is read only where no plain text came before: in multipart/alternative both say the same.
            case "text/html" when Words.Length == 0: Words = HtmlText.From(leaf.Body); break;
            case "text/html": break;
            case var type when leaf.IsMessage
                || (Returned is null && type.Length > 0 && Words.Length > 0 && StartsLikeMail(leaf.Beginning)):
                TakeReturned(leaf.Beginning);
                HasAttachedMail = true;
                break;
            case "" or "text" or "text/plain" or "text/report" or "application/json" or "text/enriched":
                Words += (Words.Length > 0 ? "\n\n" : "") + leaf.Body;
                break;
            case var type when type.StartsWith("multipart/", StringComparison.Ordinal)
                || type.StartsWith("text/", StringComparison.Ordinal):
                Words += leaf.Body;
                break;
        }
    }

    private static bool StartsLikeMail(string body) => OriginalText.StartsAt(body.AsSpan().TrimStart('\n'));

    /// <summary>Takes a text as the returned mail, where none was found yet.</summary>
    public void TakeReturned(string body)
    {
        if (Returned is not null || body.Length == 0) return;
        (ReturnedText, Returned) = (body, OriginalText.HeadersIn(body, 0) ?? OnlyField(body));
    }

    // A report may return no more than the sender's own id (RFC 9477, appendix A.2).
    private static HeaderList? OnlyField(string body) =>
        HeaderList.Read(body, 0, body.Length, out _) is { Count: > 0 } fields && FeedbackReport.IdIn(fields).Length > 0 ? fields : null;

    // A mail that a person forwarded has "> " or spaces before each line.
    private static string Unquoted(string text) => text.Contains("\n> ", StringComparison.Ordinal)
        ? text.Replace("\n> ", "\n", StringComparison.Ordinal).Replace("\n>", "\n", StringComparison.Ordinal)
        : text.Contains("\n   Received:", StringComparison.Ordinal) ? text.Replace("\n   ", "\n", StringComparison.Ordinal) : text;

    private void CutReturned()
    {
        var cut = OriginalText.Find(Words);
        if (cut < 0) return;
        if (Returned is null) TakeReturned(Unquoted(Words[cut..]));
        Words = Words[..cut];
    }
}
