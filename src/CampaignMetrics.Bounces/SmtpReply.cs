using CampaignMetrics.Bounces.Codes;

namespace CampaignMetrics.Bounces;

/// <summary>
/// An SMTP reply (RFC 5321, section 4.2) or any other diagnostic text, with its codes, its phase and the server that it names.
/// </summary>
/// <remarks>
/// The input of <see cref="BounceClassifier"/>. The text may have one line or many, with or without codes, alone or quoted by the sending
/// server: <c>host mx.example.net[192.0.2.1] said: 550 5.1.1 … (in reply to RCPT TO command)</c>. The text is not copied.
/// The default value of this type is an empty reply.
/// </remarks>
public readonly record struct SmtpReply
{
    private readonly string? _text;

    private SmtpReply(string text, int code, int codeIndex, EnhancedStatusCode status, SmtpPhase phase, (int Start, int End) said) =>
        (_text, Code, CodeIndex, Status, Phase, Said) = (text, code, codeIndex, status, phase, said);

    /// <summary>The whole text, as it was given.</summary>
    public string Text => _text ?? "";

    /// <summary>The reply code, from 200 to 599; 0 where the text has none.</summary>
    public int Code { get; }

    /// <summary>The enhanced status code; the default value where the text has none.</summary>
    public EnhancedStatusCode Status { get; }

    /// <summary>The step of the SMTP session that the reply answered; unknown where the text does not say.</summary>
    public SmtpPhase Phase { get; }

    /// <summary>The name of the server that answered, where the text mentions it; else null.</summary>
    public string? RemoteHost => RemoteHosts.FindIn(Text);

    /// <summary>Whether it is a transient failure: the reply code, or without one the enhanced code, begins with 4.</summary>
    public bool IsTransient => (Code > 0 ? Code / 100 : Status.Class) == 4;

    /// <summary>Whether the server accepted the message: the reply code, or without one the enhanced code, begins with 2.</summary>
    public bool IsPositive => (Code > 0 ? Code / 100 : Status.Class) == 2;

    /// <summary>What the reply means for the delivery: 4yz is a deferral, 2yz no bounce, anything else a bounce.</summary>
    public ReportKind Kind => IsPositive ? ReportKind.NotABounce : IsTransient ? ReportKind.Deferral : ReportKind.Bounce;

    /// <summary>The index of the reply code in the text; -1 where there is none.</summary>
    internal int CodeIndex { get; }

    /// <summary>Where the words of the receiving server begin and end in the text, without what the sending server wrote around
    /// them.</summary>
    internal (int Start, int End) Said { get; init; }

    /// <summary>Reads any text as a reply; what the text does not say stays at its default.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static SmtpReply Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var code = StatusCodes.FindReplyCode(text, out var codeIndex);
        // An enhanced code belongs right behind the reply code (RFC 2034). Where none is there, the first one anywhere in the text is
        // taken.
        if (code == 0 || !StatusCodes.TryReadAt(text, codeIndex + 4, out var status, out _)) status = StatusCodes.FindEnhanced(text, out _);
        var said = ReplyFrame.Find(text, code);
        return new SmtpReply(text, code, codeIndex, status, PhaseOf(text, code, codeIndex, said.Start), said);
    }

    /// <summary>The text, as it was given.</summary>
    public override string ToString() => Text;

    private static SmtpPhase PhaseOf(ReadOnlySpan<char> text, int code, int codeIndex, int said)
    {
        var told = SmtpPhases.FindIn(text);
        if (told != SmtpPhase.Unknown) return told;
        // RFC 5321, section 3.1: a server may greet with 554 and its name instead of 220 and its name.
        return ReplyFrame.IsGreeting(text[..said]) || (code == 554 && HostNames.IsAt(text, codeIndex + 4)) ? SmtpPhase.Connect : told;
    }
}
