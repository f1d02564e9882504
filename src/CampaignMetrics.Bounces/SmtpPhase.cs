namespace CampaignMetrics.Bounces;

/// <summary>The step of an SMTP session (RFC 5321, section 3) that a reply answered. The default value is <see cref="Unknown"/>.</summary>
public enum SmtpPhase
{
    /// <summary>The text does not say.</summary>
    Unknown,

    /// <summary>The TCP connection and the server's greeting.</summary>
    Connect,

    /// <summary>HELO, EHLO, STARTTLS and AUTH.</summary>
    Hello,

    /// <summary>MAIL FROM: a refusal here is about the sender.</summary>
    MailFrom,

    /// <summary>RCPT TO: a refusal here is mostly about the recipient.</summary>
    RcptTo,

    /// <summary>DATA and the end of the message: a refusal here is mostly about the message.</summary>
    Data,
}
