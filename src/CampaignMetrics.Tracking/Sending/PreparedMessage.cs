using System.Collections.Immutable;

namespace CampaignMetrics.TrackedMail;

/// <summary>A message to one contact, ready for the program that sends it.</summary>
public sealed class PreparedMessage
{
    internal PreparedMessage(string? html, string? text, ImmutableArray<MailHeader> headers, string? returnPath, bool isTracked) =>
        (Html, Text, Headers, ReturnPath, IsTracked) = (html, text, headers, returnPath, isTracked);

    /// <summary>The HTML; null if the email has none.</summary>
    public string? Html { get; }

    /// <summary>The plain text; null if the email has none.</summary>
    public string? Text { get; }

    /// <summary>The header fields to add, in this order. DKIM should sign them, which RFC 8058 and RFC 9477 require.</summary>
    public ImmutableArray<MailHeader> Headers { get; }

    /// <summary>The envelope's return path, which names the recipient (VERP) where it can; null if the sending states no address for
    /// bounces.</summary>
    public string? ReturnPath { get; }

    /// <summary>Whether opens or clicks of this message come back as events.</summary>
    public bool IsTracked { get; }
}
