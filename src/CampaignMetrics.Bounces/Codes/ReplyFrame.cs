namespace CampaignMetrics.Bounces.Codes;

/// <summary>
/// Finds the words of the receiving server inside a diagnostic text. What the sending server or a provider wrote around them, the frame,
/// names hosts, commands and attempts, and says nothing about why the message was refused.
/// </summary>
internal static class ReplyFrame
{
    // The texts are those of the programs that write them: Postfix (smtp_proto.c, smtp_connect.c, qmgr_defer.c), Exim (deliver.c,
    // transports/smtp.c), qmail (qmail-remote.c, qmail-send.c), Gmail's and GMX's notices, IronPort and Momentum. RFC 3464, section 2.3.6,
    // has the type before the semicolon.
    private const string Answered = "(in reply to ", Attempts = "(delivery attempts: ", Exim = "from remote mail", Giving = "Giving up on ",
        GivenUp = "I'm not going to try again", SesBounce = "\"bounceType\"", SesWords = "\"diagnosticCode\"";

    // What a sending server says about the connection after it has the reply.
    private static readonly string[] Disconnected =
    [
        "lost connection", "remote host closed", "remote server closed", "connection closed", "connection lost", "connection dropped",
        "connection reset", "connection terminated", "connection was closed", "closed connection", "closing connection", "disconnected",
    ];

    // Ends of the words that stand before the colon behind which the reply begins.
    private static readonly string[]
        Saying = ["] said", "] responded", "host said", "server said", "delivery temporarily suspended"],
        Refusing = ["refused to talk to me", "server returned was", "remote server was", "response was", ") reason"];

    /// <summary>Where the server's own words begin and end; all of a text in which no frame is recognised.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="code">Its reply code; 0 where it has none.</param>
    public static (int Start, int End) Find(ReadOnlySpan<char> text, int code)
    {
        if (text.Length > 0 && text[0] == '{' && InNotification(text) is var (from, to)) return (from, to);
        var start = BehindOpenings(text, BehindType(text));
        return (start, EndOf(text, start, code));
    }

    /// <summary>A reply without the sentence of qmail-remote about the host that it gives up, wherever that stands.</summary>
    public static string WithoutGivingUp(string reply)
    {
        var at = reply.IndexOf(Giving, StringComparison.Ordinal);
        if (at <= 0 || reply[at - 1] != ' ') return reply;
        var end = reply.IndexOf(' ', at + Giving.Length);
        return end < 0 ? reply[..(at - 1)] : reply.Remove(at, end + 1 - at);
    }

    /// <summary>Whether a server refused to begin a session, as Postfix says it.</summary>
    public static bool IsGreeting(ReadOnlySpan<char> frame) => frame.Contains("refused to talk to me:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The length of a type such as <c>smtp;</c> or <c>X-Postfix;</c> at the start of a text; 0 where there is none.</summary>
    private static int BehindType(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] is '-' or '_' or '.')) length++;
        if (length == 0 || length == text.Length || text[length] != ';') return 0;
        // A word before a semicolon may be the server's own; types of private use begin with X-.
        var isType = text.StartsWith("x-", StringComparison.OrdinalIgnoreCase)
            || text[..length] is var type
            && (Is(type, "smtp") || Is(type, "lmtp") || Is(type, "dns") || Is(type, "unix") || Is(type, "rfc822") || Is(type, "x400"));
        // "X-Unix; 75" has no other words than its type.
        return isType && text[length..].ContainsAnyInRange('A', 'z') ? length + 1 : 0;
    }

    private static int BehindOpenings(ReadOnlySpan<char> text, int start)
    {
        start = BehindCodeName(text, start);
        var exim = From(text, start, Exim);
        for (var colon = start; colon < text.Length; colon++)
        {
            var length = text[colon..].IndexOf(':');
            if (length < 0) break;
            colon += length;
            if (colon + 1 == text.Length || text[colon + 1] > ' ') continue;
            // Exim puts the command, whose own colons no blank follows, and then perhaps the host between these words and the reply.
            if (exim + Exim.Length > colon && !Opens(text[start..colon])) continue;
            start = colon + 1;
            if (exim < start) exim = From(text, start, Exim);
        }

        return start;
    }

    /// <summary>The index at or behind a position at which words begin; the length of the text where they do not occur.</summary>
    private static int From(ReadOnlySpan<char> text, int start, string words) =>
        text[start..].IndexOf(words) is >= 0 and var at ? start + at : text.Length;

    // IronPort and Momentum name the code before they quote the reply: 5.1.0 - Unknown address error 550-'5.7.1 ...'.
    private static int BehindCodeName(ReadOnlySpan<char> text, int start)
    {
        if (!StatusCodes.TryReadAt(text, start, out _, out var length)) return start;
        var rest = text[(start + length)..];
        return rest.StartsWith(" - ") && rest.IndexOf("-'") is > 6 and var quote ? start + length + quote - 3 : start;
    }

    private static bool Opens(ReadOnlySpan<char> before)
    {
        if (before.IsEmpty) return false;
        // Told apart by the last letter first: most colons open nothing.
        var openings = (char)(before[^1] | 0x20) switch
        {
            'd' => Saying,
            'e' or 's' or 'n' => Refusing,
            _ => [],
        };
        foreach (var opening in openings)
        {
            if (before.EndsWith(opening, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return before[^1] == ']' && before.TrimStart().StartsWith("host ", StringComparison.OrdinalIgnoreCase);
    }

    private static int EndOf(ReadOnlySpan<char> text, int start, int code)
    {
        var end = BeforeBracket(text, start);
        if (code / 100 != 5) return end;
        // After a refusal it is the sending server that gives up, or tells how the session ended.
        end = Before(text, start, end, GivenUp);
        end = Before(text, start, end, Giving);
        return BeforeDisconnection(text, start, end);
    }

    private static int BeforeBracket(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var length = text[at..].IndexOf('(');
            if (length < 0) break;
            at += length;
            if (at > start && (text[at..].StartsWith(Answered) || text[at..].StartsWith(Attempts))) return at;
        }

        return text.Length;
    }

    private static int Before(ReadOnlySpan<char> text, int start, int end, string words) =>
        text[start..end].IndexOf(words) is > 0 and var at ? start + at : end;

    private static int BeforeDisconnection(ReadOnlySpan<char> text, int start, int end)
    {
        var said = text[start..end];
        if (said.IndexOf("onnect") < 0) return end;
        for (var i = 1; i + 1 < said.Length; i++)
        {
            if (said[i] is not ('.' or ';') || said[i + 1] != ' ' || !BeginsDisconnection(said[(i + 2)..])) continue;
            // A reply that is nothing but a code needs these words: there are no others.
            return said[..i].ContainsAnyInRange('A', 'z') ? start + i : end;
        }

        return end;
    }

    private static bool BeginsDisconnection(ReadOnlySpan<char> clause)
    {
        clause = clause.TrimStart();
        foreach (var words in Disconnected)
        {
            if (clause.StartsWith(words, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // A notification of Amazon SES in place of a reply: the server's words are one string in it.
    private static (int Start, int End)? InNotification(ReadOnlySpan<char> json)
    {
        var at = json.IndexOf(SesWords);
        if (at < 0) return json.Contains(SesBounce, StringComparison.Ordinal) ? (json.Length, json.Length) : null;
        at += SesWords.Length;
        while (at < json.Length && json[at] is ' ' or ':' or '\n' or '\r' or '\t') at++;
        if (at == json.Length || json[at] != '"') return null;
        var end = ++at;
        while (end < json.Length && json[end] != '"') end += json[end] == '\\' ? 2 : 1;
        end = Math.Min(end, json.Length);
        return (at + BehindType(json[at..end]), end);
    }

    private static bool Is(ReadOnlySpan<char> type, string name) => type.Equals(name, StringComparison.OrdinalIgnoreCase);
}
