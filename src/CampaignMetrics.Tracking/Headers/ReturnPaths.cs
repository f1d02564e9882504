namespace CampaignMetrics.TrackedMail;

/// <summary>
/// Return paths that name the recipient (D. J. Bernstein, <see href="https://cr.yp.to/proto/verp.txt">VERP</see>), in the form of Mailman
/// and Postfix, which <c>CampaignMetrics.Bounces</c> reads: <c>bounces+ann=example.com@b.example</c>.
/// </summary>
internal static class ReturnPaths
{
    /// <summary>Names before which readers expect a token of a provider, so that <c>12.3-ann</c> would be read as <c>ann</c>.</summary>
    private static readonly string[] NamesOfProviders = ["owner", "return", "bounces", "bounce"];

    /// <summary>The return path; the mailbox itself where the recipient cannot be named so that it is read again.</summary>
    /// <param name="mailbox">The mailbox of bounces.</param>
    /// <param name="recipient">The recipient's address; null if not known.</param>
    public static string Of(string mailbox, string? recipient)
    {
        if (recipient is null || !MailAddresses.IsPlain(recipient)) return mailbox;
        var (at, to) = (mailbox.LastIndexOf('@'), recipient.LastIndexOf('@'));
        var (name, user) = (mailbox[..at], recipient[..to]);
        var path = $"{name}+{user}={recipient[(to + 1)..]}{mailbox[at..]}";
        return CanBeRead(name, user) && MailAddresses.IsPlain(path) ? path : mailbox;
    }

    private static bool CanBeRead(string name, string user) =>
        !name.AsSpan().ContainsAny("+=") && !user.Contains('=', StringComparison.Ordinal)
        && !(NamesOfProviders.Contains(name, StringComparer.OrdinalIgnoreCase) && user.Contains('-', StringComparison.Ordinal));
}
