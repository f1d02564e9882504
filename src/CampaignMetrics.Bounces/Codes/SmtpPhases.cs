namespace CampaignMetrics.Bounces.Codes;

/// <summary>Finds the step of a session in the words that sending servers put around a reply.</summary>
internal static class SmtpPhases
{
    public static SmtpPhase FindIn(ReadOnlySpan<char> text)
    {
        for (var blank = 1; blank < text.Length; blank++)
        {
            if (text[blank] != ' ') continue;
            if (Behind(text, blank) is var phase && phase != SmtpPhase.Unknown) return phase;
        }

        return SmtpPhase.Unknown;
    }

    // What Postfix, sendmail, Exim, qmail, Courier, Exchange and m-FILTER write before a command, or instead of it, told apart by the
    // letter before its first blank.
    // Not SearchValues: its first use would cost more startup time than compiling half of the rules.
    private static SmtpPhase Behind(ReadOnlySpan<char> text, int blank) => (char)(text[blank - 1] | 0x20) switch
    {
        'n' => Behind(text, blank - 2, "in reply to "),
        't' => Behind(text, blank - 3, "but "),
        'p' => Behind(text, blank - 4, "smtp command "),
        'e' when Behind(text, blank - 13, "does not like ") is var phase && phase != SmtpPhase.Unknown => phase,
        'e' when Behind(text, blank - 5, "while sending ") is var phase && phase != SmtpPhase.Unknown => phase,
        'e' => Behind(text, blank - 8, "response to "),
        '>' => Behind(text, blank - 3, ">>> "),
        'r' when Behind(text, blank - 5, "after ") is var phase && phase != SmtpPhase.Unknown => phase,
        'r' => Behind(text, blank - 5, "error from remote"),
        'd' when Behind(text, blank - 6, "failed on ") is var phase && phase != SmtpPhase.Unknown => phase,
        'd' when Behind(text, blank - 6, "failed after ") is var phase && phase != SmtpPhase.Unknown => phase,
        'd' => Behind(text, blank - 7, "refused to accept your message ("),
        'g' => Behind(text, blank - 10, "performing the "),
        _ => SmtpPhase.Unknown,
    };

    private static SmtpPhase Behind(ReadOnlySpan<char> text, int start, string opening) =>
        start >= 0 && (text[start] | 0x20) == (opening[0] | 0x20) && Starts(text[start..], opening)
            ? Of(text[(start + opening.Length)..])
            : SmtpPhase.Unknown;

    /// <summary>The phase of a command at the start of a text, such as <c>RCPT TO</c>, <c>end of DATA</c> or <c>EHLO</c>.</summary>
    public static SmtpPhase Of(ReadOnlySpan<char> command)
    {
        command = SkipFillers(command);
        if (Starts(command, "rcpt")) return SmtpPhase.RcptTo;
        if (Starts(command, "mail from") || Starts(command, "mail:")) return SmtpPhase.MailFrom;
        if (Starts(command, "data") || Starts(command, "message body") || Starts(command, "bdat")) return SmtpPhase.Data;
        if (Starts(command, "ehlo") || Starts(command, "helo") || Starts(command, "starttls") || Starts(command, "auth"))
            return SmtpPhase.Hello;
        if (Starts(command, "initial greeting") || Starts(command, "initial connection")) return SmtpPhase.Connect;
        return OfQmail(command);
    }

    // qmail-remote.c names no command, but what was refused.
    private static SmtpPhase OfQmail(ReadOnlySpan<char> refused)
    {
        if (Starts(refused, "greeting failed")) return SmtpPhase.Connect;
        if (Starts(refused, "my name was rejected")) return SmtpPhase.Hello;
        if (Starts(refused, "sender was rejected") || refused.Trim().Equals("mail", StringComparison.OrdinalIgnoreCase))
            return SmtpPhase.MailFrom;
        if (Starts(refused, "recipient")) return SmtpPhase.RcptTo;
        return Starts(refused, "i sent the message") ? SmtpPhase.Data : SmtpPhase.Unknown;
    }

    private static ReadOnlySpan<char> SkipFillers(ReadOnlySpan<char> command)
    {
        foreach (var filler in (ReadOnlySpan<string>)["the ", "initial server ", "pipelined ", "end of ", "sending "])
        {
            if (Starts(command, filler)) command = command[filler.Length..];
        }

        return command;
    }

    private static bool Starts(ReadOnlySpan<char> text, string words) => text.StartsWith(words, StringComparison.OrdinalIgnoreCase);
}
