namespace CampaignMetrics.Bounces;

/// <summary>Why a delivery failed: one vocabulary for what every server says in its own words.</summary>
/// <remarks>
/// The class, the explanation and the advice of each reason are in <see cref="BounceTaxonomy"/>. The default value is
/// <see cref="Undefined"/>.
/// </remarks>
public enum BounceReason
{
    /// <summary>Unknown: neither the words nor the codes say it.</summary>
    Undefined,

    /// <summary>No mailbox of that name exists (RFC 3463, x.1.1).</summary>
    UserUnknown,

    /// <summary>The domain of the address does not exist (RFC 3463, x.1.2).</summary>
    DomainNotFound,

    /// <summary>The domain says that it takes no mail (RFC 7505, x.1.10), or names no mail server.</summary>
    NoMailAccepted,

    /// <summary>The mailbox exists but is disabled, suspended or abandoned (RFC 3463, x.2.1).</summary>
    MailboxInactive,

    /// <summary>The mailbox has moved and mail is not forwarded (RFC 3463, x.1.6).</summary>
    MailboxMoved,

    /// <summary>The mailbox is over its quota (RFC 3463, x.2.2).</summary>
    MailboxFull,

    /// <summary>The message is larger than the mailbox or the server takes (RFC 3463, x.2.3 and x.3.4).</summary>
    MessageTooLarge,

    /// <summary>The form of the message or of its content is refused (RFC 3463, x.6.x).</summary>
    ContentRefused,

    /// <summary>A virus, or a kind of attachment that could carry one, was found.</summary>
    VirusDetected,

    /// <summary>A filter that belongs to the recipient refused the message, or the recipient does not want it.</summary>
    RecipientFilter,

    /// <summary>The program that puts mail into the recipient's mailbox failed.</summary>
    MailerError,

    /// <summary>A command of the SMTP session was refused or out of order (RFC 3463, x.5.x).</summary>
    ProtocolError,

    /// <summary>The message was taken for spam.</summary>
    SpamDetected,

    /// <summary>A policy of the receiving side refused the message (RFC 3463, x.7.1).</summary>
    PolicyRefused,

    /// <summary>The sending network address is on a block list or refused by the receiver.</summary>
    IpBlocked,

    /// <summary>A link in the message, or its domain, is on a block list.</summary>
    UrlBlocked,

    /// <summary>The network address or domain of the sender has a poor reputation.</summary>
    PoorReputation,

    /// <summary>The sender's address or domain is refused (RFC 3463, x.1.7 and x.1.8).</summary>
    SenderRejected,

    /// <summary>SPF, DKIM or DMARC failed, or is required and missing (RFC 7372, RFC 7489).</summary>
    AuthenticationFailed,

    /// <summary>The sending address has no reverse DNS entry, or one that does not match (RFC 7372, x.7.25).</summary>
    ReverseDnsMissing,

    /// <summary>The server does not forward mail for this pair of sender and recipient.</summary>
    RelayingDenied,

    /// <summary>The server wants an encrypted session, and there was none.</summary>
    TlsRequired,

    /// <summary>The server wants the sender to log in, or denies access to it.</summary>
    AccessDenied,

    /// <summary>The sending side itself did not send: the address is on a suppression list.</summary>
    Suppressed,

    /// <summary>The sender is sending faster than the receiver allows.</summary>
    RateLimited,

    /// <summary>The sender has too many connections open to the receiver.</summary>
    TooManyConnections,

    /// <summary>The message has more recipients than the receiver takes at a time (RFC 3463, x.5.3).</summary>
    TooManyRecipients,

    /// <summary>The receiver puts off unknown senders and expects a second attempt (RFC 6647).</summary>
    Greylisted,

    /// <summary>The receiving server did not answer in time (RFC 3463, x.4.1).</summary>
    ServerNotResponding,

    /// <summary>A connection could not be made or broke (RFC 3463, x.4.2).</summary>
    ConnectionFailed,

    /// <summary>The lookup of the receiving domain failed (RFC 3463, x.4.3).</summary>
    DnsFailure,

    /// <summary>The message went in circles between servers (RFC 3463, x.4.6).</summary>
    RoutingLoop,

    /// <summary>Delivery was tried until the time for it ran out (RFC 3463, x.4.7).</summary>
    Expired,

    /// <summary>The receiving server failed (RFC 3463, x.3.x).</summary>
    ServerError,

    /// <summary>The receiving server has no storage left (RFC 3463, x.3.1).</summary>
    ServerFull,
}
