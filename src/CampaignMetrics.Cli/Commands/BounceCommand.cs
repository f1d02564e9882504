using System.CommandLine;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Import;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>bounce FILE…</c>: what bounce mails or SMTP replies say, a JSON line a recipient.</summary>
internal static class BounceCommand
{
    public const string Name = "bounce";

    /// <summary>What is said of a mail that is beyond the limits of the reader.</summary>
    public const string NotWhole = "was not read to its end: it is larger, deeper, of more parts, words or recipients than is read";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Bounce mails (.eml) or mailboxes of them (mbox), or with --replies files of replies; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var replies = new Option<bool>("--replies") { Arity = ArgumentArity.Zero, Description = "The files hold one SMTP reply a line." };
        var rules = RuleFile.Option();
        var format = new FormatOption(AnswerFormat.Json, AnswerFormat.Csv);
        var command =
            new Command(Name, "Tells what bounce mails or SMTP replies say: class, reason, explanation.") { files, replies, rules, format };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var areReplies = parsed.GetValue(replies);
            var classifier = RuleFile.Classifier(parsed.GetValue(rules), cancellationToken);
            using var output =
                new Answers<Said>(StandardStreams.OpenOutput(), format.Of(parsed), areReplies ? ReplyColumns : MailColumns);
            var exitCode = ExitCode.Done;
            foreach (var file in parsed.GetValue(files)!)
            {
                try
                {
                    if (areReplies) WriteReplies(output, file, classifier, cancellationToken);
                    else if (!WriteMails(output, file, classifier, cancellationToken)) exitCode = ExitCode.Unusable;
                }
                catch (UnusableException e)
                {
                    // One wrong file among many mails must not hide the answers of the rest.
                    CommandLine.Tell(e.Message);
                    exitCode = e.ExitCode;
                }
            }
            return exitCode;
        }, cancellationToken));
        return command;
    }

    /// <summary>Whether all that a file holds are mails, read to their ends; another is told, and hides no other of a mailbox.</summary>
    private static bool WriteMails(Answers<Said> output, string file, BounceClassifier classifier, CancellationToken cancellationToken)
    {
        using var opened = ImportFile.Open(file, cancellationToken);
        var (number, damaged) = ImportFile.Guarded(opened.Name, () =>
        {
            var (count, wrong) = (0, 0);
            foreach (var bytes in Mbox.Mails(opened.Content))
            {
                if (WriteMail(output, file, ++count, bytes.Span, classifier) is not { } fault) continue;
                CommandLine.Tell($"{opened.NameOf(count)}: {fault}");
                wrong++;
            }
            return (count, wrong);
        });
        if (number == 0) CommandLine.Tell($"{file}: {NoMail([])}");
        return number > 0 && damaged == 0;
    }

    /// <summary>Writes what a mail says, and tells what is wrong with it; null where nothing is.</summary>
    private static string? WriteMail(
        Answers<Said> output, string file, int number, ReadOnlySpan<byte> bytes, BounceClassifier classifier)
    {
        var mail = BounceMail.Read(bytes, classifier);
        if (mail.Reports.Count == 0 && !Appearance.HasHeaderFields(bytes[..Math.Min(bytes.Length, 1 << 16)])) return NoMail(bytes);
        foreach (var report in mail.Reports)
            output.Write(
                new Said(
                    file, number, report.OriginalRecipient, report.Kind, report.Verdict, report.Status, report.SmtpCode, report.Diagnostic,
                    report.Explanation) { FinalRecipient = report.Recipient });
        if (mail.Reports.Count == 0)
            output.Write(
                new Said(file, number, "", ReportKind.NotABounce, default, default, 0, "", "Nothing failed: the mail is no bounce."));
        return mail.IsTruncated ? NotWhole : null;
    }

    private static string NoMail(ReadOnlySpan<byte> bytes)
    {
        // The line that separates it from the mail before is the mailbox's.
        if (bytes.StartsWith("From "u8)) bytes = bytes[(bytes.IndexOf((byte)'\n') + 1)..];
        return $"is no mail, it has no header fields: {Appearance.Of(bytes[..Math.Min(bytes.Length, 1 << 16)])}";
    }

    private static void WriteReplies(
        Answers<Said> output, string file, BounceClassifier classifier, CancellationToken cancellationToken)
    {
        var isEmpty = true;
        var rejected = new RejectedLines(file);
        foreach (var line in SingleLines.Of(file, Appearance.NoReplies, rejected, cancellationToken))
        {
            isEmpty = false;
            output.Write(Reply(file, line, classifier));
        }
        if (isEmpty && rejected.Any) throw new UnusableException($"{file}: none of its lines can be read{rejected.First}");
        if (isEmpty && file != "-") throw new UnusableException($"{file}: holds no reply: it is empty but for blanks");
        RejectedLines.Name([rejected]);
    }

    private static Said Reply(string file, string line, BounceClassifier classifier)
    {
        if (AutomaticReply.IsOne(line))
            return new Said(
                file, 0, "", ReportKind.NotABounce, default, default, 0, line, "Nothing failed: a mailbox answered on its own.");
        var reply = SmtpReply.Parse(line);
        var verdict = classifier.Classify(reply);
        var explanation = reply.Kind == ReportKind.NotABounce ? "Nothing failed: the server took it." : verdict.Explanation;
        return new Said(file, 0, "", reply.Kind, verdict, reply.Status, reply.Code, line, explanation);
    }

    private static AnswerColumn<Said>[] MailColumns =>
    [
        .. ReplyColumns,
        // Where mail was forwarded, the address that failed is not the one that was mailed.
        new("finalRecipient", said => said.IsForwarded ? Some(said.FinalRecipient) : null),
        // Which mail of a mailbox it is, from 1 on.
        new("mail", said => said.Mail.ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static AnswerColumn<Said>[] ReplyColumns =>
    [
        new("file", said => said.File),
        new("recipient", said => Some(said.Recipient)),
        new("kind", said => JsonName.Of<ReportKind>(said.Kind)),
        new("class", said => said.Failed ? BounceNames.Of(said.Verdict.Class) : null),
        new("reason", said => said.Failed ? BounceNames.Of(said.Verdict.Reason) : null),
        new("status", said => said.Status.IsNone ? null : said.Status.ToString()),
        new("smtp", said => said.Code == 0 ? null : said.Code.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("diagnostic", said => Some(said.Diagnostic)),
        new("rule", said => said.Verdict.Rule),
        new("evidence", said => said.Verdict.Evidence),
        new("isClear", said => said.Failed ? said.Verdict.IsClear : (bool?)null),
        new("explanation", said => said.Explanation),
        new("retryHelps", said => said.Failed ? said.Verdict.RetryHelps : (bool?)null),
        new("suppress", said => said.Failed ? said.Verdict.Suppress : (bool?)null),
    ];

    private static string? Some(string text) => text.Length == 0 ? null : text;

    /// <summary>What a mail or a reply says of one recipient.</summary>
    private readonly record struct Said(
        string File, int Mail, string Recipient, ReportKind Kind, BounceVerdict Verdict, EnhancedStatusCode Status, int Code,
        string Diagnostic, string Explanation)
    {
        public string FinalRecipient { get; init; } = "";

        public bool IsForwarded => !FinalRecipient.Equals(Recipient, StringComparison.OrdinalIgnoreCase);

        public bool Failed => Kind is ReportKind.Bounce or ReportKind.Deferral;
    }
}
