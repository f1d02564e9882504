using System.Collections.Frozen;
using CampaignMetrics.Bounces.Mime;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>The names and addresses by which mail servers sign their reports.</summary>
/// <remarks>
/// Only a whole name counts. A return path of bounces is what every newsletter has, and a host may have any name: neither makes a report.
/// </remarks>
internal static class MailServers
{
    /// <summary>Local parts of servers, alone or before a tag.</summary>
    private static readonly string[] LocalParts =
        [
            // RFC 2142, section 5; Postfix (mail_addr.h), sendmail, Exim and qmail.
            "mailer-daemon", "postmaster", "double-bounce",
            // Spellings of smaller servers, and MDaemon and MMDF.
            "mailerdaemon", "mail-daemon", "maildaemon", "mailer_daemon", "mailer.daemon", "mdaemon", "mmdf", "mail-delivery",
            "maildelivery", "mail.delivery.system",
            // The address of Exchange's own mail, the same in every organization.
            "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e",
        ];

    /// <summary>Whole names before an address, or in a comment behind it.</summary>
    private static readonly FrozenSet<string> Names = new[]
        {
            "mail delivery system", "mail delivery subsystem", "mail delivery service", "mail delivery agent", "mail delivery",
            "internet mail delivery", "mail system", "mailer-daemon", "mailer daemon", "mail-daemon", "mail daemon", "postmaster",
            "mdaemon",
        }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names that people have as well: a server's only where no address stands beside them.</summary>
    private static readonly FrozenSet<string> Offices =
        new[] { "system administrator", "mail administrator" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a From field or a return path is that of a mail server.</summary>
    public static bool IsOne(string from)
    {
        if (from.Length == 0) return false;
        var address = Addresses.In(from);
        if (IsLocalPart(address)) return true;
        var text = EncodedWords.Decode(from);
        foreach (var range in text.AsSpan().SplitAny("<>()\""))
        {
            var name = text[range].Trim();
            if (Names.Contains(name) || (address.Length == 0 && (Offices.Contains(name) || IsLocalPart(name)))) return true;
        }

        return false;
    }

    private static bool IsLocalPart(string address)
    {
        foreach (var name in LocalParts)
        {
            if (address.StartsWith(name, StringComparison.OrdinalIgnoreCase) && IsEnd(address.AsSpan(name.Length))) return true;
        }

        return false;
    }

    private static bool IsEnd(ReadOnlySpan<char> rest) => rest.IsEmpty || !char.IsLetterOrDigit(rest[0]);
}
