namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Variable envelope return paths: the recipient inside the address to which a report goes
/// (D. J. Bernstein, <see href="https://cr.yp.to/proto/verp.txt">VERP</see>).
/// </summary>
/// <remarks>
/// <para>Only shapes whose senders are known are read, because an address may hold an equals sign for any other reason:</para>
/// <list type="bullet">
/// <item><c>list-bounces+user=host</c>: GNU Mailman (<c>VERP_FORMAT</c>) and Postfix (<c>default_verp_delimiters</c>).</item>
/// <item><c>list-owner-user=host</c>: VERP's own example, and qmail.</item>
/// <item><c>list-return-12-user=host</c>, <c>-return-warn-…-user=host</c>: ezmlm, ezmlm-warn.</item>
/// <item><c>bounce+user==a==host==list</c>: Sympa (manual, "Bounce management").</item>
/// <item><c>bounces+ACCOUNT-TOKEN-user=host</c>: SendGrid; <c>bounce+TOKEN.TOKEN-user=host</c>: Mailgun;
/// <c>bounce-mc.us1_2.3-user=host</c>: Mailchimp.</item>
/// <item>any of these inside <c>SRS0=…</c>, <c>SRS1=…</c> or <c>prvs=…=</c>, see <see cref="RewrittenPath"/>.</item>
/// </list>
/// </remarks>
internal static class Verp
{
    private const string HexDigits = "0123456789abcdefABCDEF", HexDigitsAndDot = HexDigits + ".";

    /// <summary>Words that stand before a recipient.</summary>
    private static readonly string[] Marks = ["owner", "return", "bounces", "bounce"];

    /// <summary>The recipient that the local part of an address holds; null where its shape is not known.</summary>
    public static string? Recipient(string address)
    {
        var local = RewrittenPath.LocalPart(address);
        return Sympa(local) ?? Encoded(local);
    }

    private static string? Sympa(ReadOnlySpan<char> local)
    {
        const string at = "==a==";
        var middle = local.IndexOf(at, StringComparison.Ordinal);
        if (middle <= 0) return null;
        var user = local[(local[..middle].IndexOf('+') + 1)..middle];
        var rest = local[(middle + at.Length)..];
        var end = rest.IndexOf("==", StringComparison.Ordinal);
        return Address(user, end < 0 ? rest : rest[..end]);
    }

    private static string? Encoded(ReadOnlySpan<char> local)
    {
        // The last "=" stands for the "@" of the recipient: what follows must be a domain.
        var equals = local.LastIndexOf('=');
        if (equals <= 0 || !IsDomain(local[(equals + 1)..])) return null;
        var user = User(local[..equals]);
        return user.IsEmpty ? null : Address(user, local[(equals + 1)..]);
    }

    /// <summary>What stands before the equals sign, without the list's name and the tokens of its provider; empty where that is
    /// unclear.</summary>
    private static ReadOnlySpan<char> User(ReadOnlySpan<char> before)
    {
        var plus = before.IndexOf('+');
        // Mailman's and Postfix's lists have names of their own before the plus, and nothing but the recipient behind it.
        if (plus >= 0) return IsMark(before[..plus]) ? WithoutTokens(before[(plus + 1)..], isList: false) : before[(plus + 1)..];
        var mark = EndOfMark(before);
        if (mark >= 0) return WithoutTokens(before[mark..], isList: true);
        // Of two hyphens without a known word nobody can say which begins the recipient.
        var hyphen = before.IndexOf('-');
        return hyphen >= 0 && before[(hyphen + 1)..].Contains('-') ? default : before[(hyphen + 1)..];
    }

    /// <summary>The index behind the first hyphen that follows a word of <see cref="Marks"/>; -1 where there is none.</summary>
    private static int EndOfMark(ReadOnlySpan<char> before)
    {
        for (var start = 0; start < before.Length;)
        {
            var length = before[start..].IndexOf('-');
            if (length < 0) break;
            if (IsMark(before.Slice(start, length))) return start + length + 1;
            start += length + 1;
        }

        return -1;
    }

    private static bool IsMark(ReadOnlySpan<char> word)
    {
        foreach (var mark in Marks)
        {
            if (word.Equals(mark, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Cuts off what providers and ezmlm put between their prefix and the recipient, as far as its form says so.</summary>
    private static ReadOnlySpan<char> WithoutTokens(ReadOnlySpan<char> user, bool isList)
    {
        if (isList && (user.StartsWith("warn-") || user.StartsWith("probe-") || user.StartsWith("receipt-")))
            user = user[(user.IndexOf('-') + 1)..];
        var hyphen = user.IndexOf('-');
        if (hyphen <= 0) return user;
        var token = user[..hyphen];
        var rest = user[(hyphen + 1)..];
        if (token.IndexOfAnyExceptInRange('0', '9') < 0) return isList ? rest : WithoutHex(rest, user);
        return IsToken(token) ? rest : user;
    }

    /// <summary>What follows four hexadecimal digits and a hyphen, else another text.</summary>
    private static ReadOnlySpan<char> WithoutHex(ReadOnlySpan<char> text, ReadOnlySpan<char> otherwise) =>
        text.Length > 5 && text[4] == '-' && text[..4].IndexOfAnyExcept(HexDigits) < 0 ? text[5..] : otherwise;

    /// <summary>Mailchimp's <c>mc.us1_2.3</c>, and groups with a dot: Mailgun's hexadecimal ones, ezmlm's time and cookie.</summary>
    private static bool IsToken(ReadOnlySpan<char> token) =>
        token.StartsWith("mc.")
            || (token.Contains('.') && (token.IndexOfAnyExcept(HexDigitsAndDot) < 0 ? token.ContainsAnyInRange('0', '9')
                : token.Length > 12 && token[..token.IndexOf('.')].IndexOfAnyExceptInRange('0', '9') < 0));

    private static string? Address(ReadOnlySpan<char> user, ReadOnlySpan<char> host) =>
        user.IsEmpty || !IsDomain(host) ? null : $"{user}@{host}";

    private static bool IsDomain(ReadOnlySpan<char> text)
    {
        if (!text.Contains('.') || text[0] is '.' or '-' || text[^1] is '.' or '-') return false;
        foreach (var c in text)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        }

        return true;
    }
}
