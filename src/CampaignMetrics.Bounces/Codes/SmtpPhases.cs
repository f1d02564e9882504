using System.Buffers;

namespace CampaignMetrics.Bounces.Codes;

/// <summary>Finds the step of a session in the words that sending servers put around a reply.</summary>
internal static class SmtpPhases
{
    // Postfix, sendmail, Exim, qmail forks, Courier and Exchange, in this order.
    private static readonly string[] Openings =
        ["in reply to ", "while sending ", ">>> ", "error from remote", "after ", "response to ", "refused to accept your message (", "performing the "];

    private static readonly SearchValues<string> AnyOpening = SearchValues.Create(Openings, StringComparison.OrdinalIgnoreCase);

    public static SmtpPhase FindIn(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny(AnyOpening); at >= 0; at = text.IndexOfAny(AnyOpening))
        {
            text = text[at..];
            foreach (var opening in Openings)
            {
                if (Starts(text, opening) && Of(text[opening.Length..]) is var phase && phase != SmtpPhase.Unknown) return phase;
            }

            text = text[1..];
        }

        return SmtpPhase.Unknown;
    }

    /// <summary>The phase of a command at the start of a text, such as <c>RCPT TO</c>, <c>end of DATA</c> or <c>EHLO</c>.</summary>
    public static SmtpPhase Of(ReadOnlySpan<char> command)
    {
        command = SkipFillers(command);
        if (Starts(command, "rcpt")) return SmtpPhase.RcptTo;
        if (Starts(command, "mail from") || Starts(command, "mail:")) return SmtpPhase.MailFrom;
        if (Starts(command, "data") || Starts(command, "message body") || Starts(command, "bdat")) return SmtpPhase.Data;
        if (Starts(command, "ehlo") || Starts(command, "helo") || Starts(command, "starttls") || Starts(command, "auth")) return SmtpPhase.Hello;
        return Starts(command, "initial greeting") || Starts(command, "initial connection") ? SmtpPhase.Connect : SmtpPhase.Unknown;
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
