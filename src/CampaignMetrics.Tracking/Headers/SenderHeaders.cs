namespace CampaignMetrics.TrackedMail;

/// <summary>What a sending states in the header of its messages. Each part stands for itself.</summary>
public sealed record SenderHeaders
{
    /// <summary>Whether messages offer to unsubscribe by one click: <c>List-Unsubscribe</c> with the address of the unsubscribe page and,
    /// where that is of <c>https</c>, <c>List-Unsubscribe-Post</c> (RFC 8058).</summary>
    /// <value>The default value is true.</value>
    public bool OneClickUnsubscribe { get; init; } = true;

    /// <summary>The mailbox that <c>List-Unsubscribe</c> names too (RFC 2369). The message's token is the subject of mails to it, so that
    /// it is known who wrote.</summary>
    /// <value>The default value is null: none.</value>
    /// <exception cref="ArgumentException">It is no plain address of letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, of at most 100
    /// characters.</exception>
    public string? UnsubscribeMailbox { get; init => field = MailAddresses.CheckedForUri(value); }

    /// <summary>The <c>Feedback-ID</c> of Google's feedback loop.</summary>
    /// <value>The default value is null: none.</value>
    public FeedbackId? FeedbackId { get; init; }

    /// <summary>The mailbox that gets complaints: <c>CFBL-Address</c>, and <c>CFBL-Feedback-ID</c> with the message's token (RFC
    /// 9477).</summary>
    /// <value>The default value is null: none.</value>
    /// <exception cref="ArgumentException">It is no plain address.</exception>
    public string? ComplaintMailbox { get; init => field = MailAddresses.Checked(value); }

    /// <summary>The form in which complaints are wanted.</summary>
    /// <value>The default value is <see cref="ComplaintForm.Arf"/>.</value>
    public ComplaintForm ComplaintForm { get; init => field = Door.Known(value); }

    /// <summary>The mailbox that gets bounces. Messages get a return path of their own, which names the recipient:
    /// <c>bounces@b.example</c> becomes <c>bounces+ann=example.com@b.example</c> (VERP).</summary>
    /// <value>The default value is null: the return path is left to who sends.</value>
    /// <exception cref="ArgumentException">It is no plain address.</exception>
    public string? BounceMailbox { get; init => field = MailAddresses.Checked(value); }
}
