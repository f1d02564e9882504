namespace CampaignMetrics.TrackedMail;

/// <summary>
/// How long the parts of a token may be, in bytes of UTF-8. With them a header with the token of an unsubscription stays within the 998
/// characters of a line (RFC 5322, section 2.1.1).
/// </summary>
internal static class TokenLimits
{
    public const int Sending = 280, Contact = 320, Link = 100, Target = EmailTemplate.MaxUrlLength;

    /// <summary>Of a token's payload: all parts, their lengths, and what is fixed.</summary>
    public const int Payload = Sending + Contact + Link + Target + 64;

    /// <summary>Of a token, in characters.</summary>
    public const int Characters = (Payload + TokenSeal.Overhead) * 4 / 3 + 1;
}
