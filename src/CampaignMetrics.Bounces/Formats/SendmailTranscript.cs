using System.Text;

namespace CampaignMetrics.Bounces.Formats;

/// <summary>
/// Reads the transcript of sessions in a report of sendmail: each recipient has a section of its own, from the line after the one about the
/// recipient before it to the line with its own address.
/// </summary>
/// <remarks>
/// By sendmail's sources: <c>savemail.c</c> writes the headings; <c>usersmtp.c</c> writes what was sent and answered, as
/// <c>&gt;&gt;&gt;</c> and <c>&lt;&lt;&lt;</c>; <c>err.c</c> the lines <c>550 5.1.1 &lt;user@host&gt;... User unknown</c>; and what a local
/// program such as <c>mail.local</c> printed stands there as it is.
/// </remarks>
internal sealed class SendmailTranscript
{
    private const string Heading = "Transcript of session";
    private const int MaxLines = 5000;

    private readonly List<RecipientNote> _recipients = [];
    private readonly StringBuilder _section = new();
    private string _reply = "", _program = "", _host = "", _refusal = "";
    private bool _asksForRecipient;

    private SendmailTranscript() { }

    /// <summary>What the transcript says about each recipient, in its order.</summary>
    public IReadOnlyList<RecipientNote> Recipients => _recipients;

    /// <summary>What stands behind the last recipient, or where no line names one: it is about whom the report names elsewhere.</summary>
    public RecipientNote Rest => Note("", "");

    /// <summary>Reads the transcript among the words of a report; null where there is none.</summary>
    public static SendmailTranscript? Find(string words)
    {
        var start = words.IndexOf(Heading, StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var transcript = new SendmailTranscript();
        var lines = 0;
        foreach (var range in words.AsSpan(start).Split('\n'))
        {
            if (++lines > 1) transcript.Take(words.AsSpan(start)[range].TrimEnd());
            if (lines > MaxLines) break;
        }

        return transcript;
    }

    private void Take(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return;
        if (_section.Length < 8000) _section.Append(line).Append('\n');
        if (line.StartsWith(">>> ")) _asksForRecipient = line[4..].StartsWith("RCPT", StringComparison.OrdinalIgnoreCase);
        else if (line.StartsWith("<<< ")) TakeReply(line[4..]);
        else if (Host(line) is { Length: > 0 } host) (_host, _reply, _refusal) = (host, "", "");
        else if (RecipientOf(line) is { Length: > 0 } recipient) Close(recipient, line.ToString());
        else if (IsOfProgram(line)) _program = line.ToString();
    }

    // Only refusals matter; the lines of one reply are joined.
    private void TakeReply(ReadOnlySpan<char> reply)
    {
        if (reply.Length < 4 || reply[0] is not ('4' or '5')) return;
        var isContinued = _reply.Length > 4 && reply[..3].SequenceEqual(_reply.AsSpan(0, 3)) && _reply.LastIndexOf('-') >= 0;
        _reply = isContinued && _reply[3] == '-' ? $"{_reply} {reply}" : reply.ToString();
        // What is refused before any recipient is named, is refused for all that follow.
        if (!_asksForRecipient) _refusal = _reply;
    }

    private void Close(string recipient, string line)
    {
        _recipients.Add(Note(recipient, line));
        _section.Clear();
        (_reply, _program) = ("", "");
    }

    private RecipientNote Note(string recipient, string line) => new(recipient)
    {
        Diagnostic = _reply.Length > 0 ? _reply : _program.Length > 0 ? _program : _refusal.Length > 0 ? _refusal : line,
        Text = _section.ToString(),
        RemoteMta = _reply.Length > 0 || _refusal.Length > 0 ? _host : "",
    };

    /// <summary>The server of <c>... while talking to mx.example.net.:</c>.</summary>
    private static string Host(ReadOnlySpan<char> line)
    {
        const string words = "while talking to ";
        var at = line.IndexOf(words, StringComparison.OrdinalIgnoreCase);
        return at is < 0 or > 5 ? "" : line[(at + words.Length)..].TrimEnd(".: ").ToString();
    }

    /// <summary>
    /// The address before the dots of <c>550 5.1.1 &lt;user@host&gt;... User unknown</c>, with or without codes; empty where the line says
    /// that all went well.
    /// </summary>
    private static string RecipientOf(ReadOnlySpan<char> line)
    {
        var dots = line.IndexOf("... ", StringComparison.Ordinal);
        if (dots < 0) return "";
        var after = line[(dots + "... ".Length)..];
        if (after.StartsWith("Connecting") || after.StartsWith("Sent") || after.StartsWith("Recipient ok")) return "";
        var before = line[..dots].TrimStart("0123456789. ");
        return before.Contains(' ') ? "" : Addresses.In(before);
    }

    /// <summary>Whether a local program wrote the line: it begins with the program's name or path.</summary>
    private static bool IsOfProgram(ReadOnlySpan<char> line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 1 && !char.IsAsciiDigit(line[0]) && !line[..colon].ContainsAny(" @<") && line[0] is not ('.' or '-');
    }
}
