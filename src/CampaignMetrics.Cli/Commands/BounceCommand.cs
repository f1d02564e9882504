using System.CommandLine;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>bounce FILE…</c>: what bounce mails or SMTP replies say, a JSON line a recipient.</summary>
internal static class BounceCommand
{
    public const string Name = "bounce";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Bounce mails (.eml), or with --replies files of replies; - reads standard input.", Arity = ArgumentArity.OneOrMore };
        var replies = new Option<bool>("--replies") { Arity = ArgumentArity.Zero, Description = "The files hold one SMTP reply a line." };
        var command = new Command(Name, "Tells what bounce mails or SMTP replies say: class, reason, explanation.") { files, replies };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            using var output = new JsonLines(OutputFile.Open(null));
            foreach (var file in parsed.GetValue(files)!)
            {
                if (parsed.GetValue(replies)) WriteReplies(output, file, cancellationToken);
                else WriteMail(output, file, cancellationToken);
            }
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void WriteMail(JsonLines output, string file, CancellationToken cancellationToken)
    {
        var bytes = Bytes(file, cancellationToken);
        var mail = BounceMail.Read(bytes);
        if (mail.Reports.Count == 0 && !Appearance.HasHeaderFields(bytes.AsSpan(0, Math.Min(bytes.Length, 1 << 16)))) throw NoMail(file, bytes);
        if (mail.IsTruncated) Console.Error.WriteLine($"{file}: larger, deeper or of more parts than is read");
        foreach (var report in mail.Reports)
            Write(output, file, report.Recipient, report.Kind, report.Verdict, report.Status, Code(report.SmtpCode), report.Diagnostic, report.Explanation);
        if (mail.Reports.Count == 0) Write(output, file, "", ReportKind.NotABounce, default, default, null, "", "Nothing failed: the mail is no bounce.");
    }

    private static UnusableException NoMail(string file, ReadOnlySpan<byte> bytes) =>
        new($"{file}: is no mail, it has no header fields: {Appearance.Of(bytes[..Math.Min(bytes.Length, 1 << 16)])}. A file of SMTP replies, one a line, is read with --replies.");

    private static void WriteReplies(JsonLines output, string file, CancellationToken cancellationToken)
    {
        foreach (var (_, line) in TextLines.Of(file, cancellationToken))
        {
            var reply = SmtpReply.Parse(line);
            var verdict = BounceClassifier.Default.Classify(reply);
            Write(output, file, "", reply.Kind, verdict, reply.Status, Code(reply.Code), line, verdict.Explanation);
        }
    }

    private static void Write(
        JsonLines output, string file, string recipient, ReportKind kind, BounceVerdict verdict, EnhancedStatusCode status, string? smtp, string diagnostic, string explanation)
    {
        var failed = kind is ReportKind.Bounce or ReportKind.Deferral;
        output.Write(json =>
        {
            json.WriteString("file", file);
            json.WriteString("recipient", Some(recipient));
            json.WriteString("kind", JsonLines.Name<ReportKind>(kind));
            json.WriteString("class", failed ? JsonLines.Name<BounceClass>(verdict.Class) : null);
            json.WriteString("reason", failed ? verdict.Reason == BounceReason.Undefined ? "undetermined" : JsonLines.Name<BounceReason>(verdict.Reason) : null);
            json.WriteString("status", status.IsNone ? null : status.ToString());
            json.WriteString("smtp", smtp);
            json.WriteString("diagnostic", Some(diagnostic));
            json.WriteString("rule", verdict.Rule);
            json.WriteString("explanation", explanation);
        });
    }

    private static byte[] Bytes(string file, CancellationToken cancellationToken)
    {
        using var stream = EventFiles.Open(file, cancellationToken);
        using var bytes = new MemoryStream();
        var chunk = new byte[1 << 16];
        for (int count; bytes.Length <= BounceMail.MaxBytes && (count = stream.Read(chunk)) > 0;) bytes.Write(chunk, 0, count);
        return bytes.ToArray();
    }

    private static string? Code(int code) => code == 0 ? null : code.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Some(string text) => text.Length == 0 ? null : text;
}
