namespace CampaignMetrics.Bounces;

/// <summary>The step of an SMTP session (RFC 5321, section 3) that a reply answered. The default value is <see cref="Unknown"/>.</summary>
public enum SmtpPhase
{
    /// <summary>The text does not say.</summary>
    Unknown,

    /// <summary>The connection and the greeting.</summary>
    Connect,

    /// <summary>HELO, EHLO, STARTTLS and AUTH.</summary>
    Hello,

    /// <summary>MAIL FROM: what is refused here is the sender.</summary>
    MailFrom,

    /// <summary>RCPT TO: what is refused here is mostly the recipient.</summary>
    RcptTo,

    /// <summary>DATA and the end of the message: what is refused here is mostly the message.</summary>
    Data,
}
