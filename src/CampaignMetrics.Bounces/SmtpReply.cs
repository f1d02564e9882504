using CampaignMetrics.Bounces.Codes;

namespace CampaignMetrics.Bounces;

/// <summary>
/// What a server answered, and what its codes and the words around it tell: an SMTP reply (RFC 5321, section 4.2), or any diagnostic text.
/// </summary>
/// <remarks>
/// One line or many, with or without codes, alone or within the words of
/// the sending server: <c>host mx.example.net[192.0.2.1] said: 550 5.1.1 …
/// (in reply to RCPT TO command)</c>. Nothing is copied. The default value is an empty reply.
/// </remarks>
public readonly record struct SmtpReply
{
    private readonly string? _text;

    private SmtpReply(string text, int code, int codeIndex, EnhancedStatusCode status, SmtpPhase phase) =>
        (_text, Code, CodeIndex, Status, Phase) = (text, code, codeIndex, status, phase);

    /// <summary>The whole text, as it was given.</summary>
    public string Text => _text ?? "";

    /// <summary>The reply code, from 200 to 559; 0 where the text has none.</summary>
    public int Code { get; }

    /// <summary>The enhanced status code; the default value where the text has none.</summary>
    public EnhancedStatusCode Status { get; }

    /// <summary>The step of the session that the reply answered, as far as the text says.</summary>
    public SmtpPhase Phase { get; }

    /// <summary>The server that the text names as the one that answered; null where it names none.</summary>
    public string? RemoteHost => RemoteHosts.FindIn(Text);

    /// <summary>Whether the server may take the message later: the reply code, or without one the enhanced code, begins with 4.</summary>
    public bool IsTransient => (Code > 0 ? Code / 100 : Status.Class) == 4;

    /// <summary>Whether the server took the message: the reply code, or without one the enhanced code, begins with 2.</summary>
    public bool IsPositive => (Code > 0 ? Code / 100 : Status.Class) == 2;

    /// <summary>What a reply means that came during delivery: 4yz is a deferral, 2yz no bounce, everything else a bounce.</summary>
    public ReportKind Kind => IsPositive ? ReportKind.NotABounce : IsTransient ? ReportKind.Deferral : ReportKind.Bounce;

    /// <summary>Where the reply code is; -1 where there is none.</summary>
    internal int CodeIndex { get; }

    /// <summary>Reads any text as a reply; what it does not say stays empty.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static SmtpReply Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var code = StatusCodes.FindReplyCode(text, out var codeIndex);
        if (code == 0 || !StatusCodes.TryReadAt(text, codeIndex + 4, out var status, out _)) status = StatusCodes.FindEnhanced(text, out _);
        return new SmtpReply(text, code, codeIndex, status, SmtpPhases.FindIn(text));
    }

    /// <summary>The text, as it was given.</summary>
    public override string ToString() => Text;
}
