using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Commands;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Import;

/// <summary>Reads mails that came back: bounces, complaints and automatic replies, a mail a file or many in a mailbox file.</summary>
/// <param name="settings">What the command line says.</param>
/// <param name="output">Where the events go.</param>
internal sealed class MailImport(ImportSettings settings, ImportOutput output)
{
    /// <summary>Takes the place of a provider on the command line.</summary>
    public const string Name = "mail";

    /// <summary>The email of a mail that says nothing of the message it is about, as for webhooks.</summary>
    private const string UnknownEmail = "unknown";

    /// <param name="file">The file.</param>
    /// <param name="modified">When it was written: the time of mails that state none, where the command line gives none.</param>
    public void Read(ImportFile file, DateTimeOffset modified)
    {
        if (NoMail(file) is { } appearance)
        {
            output.Refuse(file.Name, appearance);
            return;
        }

        var number = 0;
        foreach (var bytes in Mbox.Mails(file.Content))
        {
            var where = file.NameOf(++number);
            var mail = BounceMail.Read(bytes.Span, settings.Classifier);
            if (mail.IsTruncated) output.Refuse(where, BounceCommand.NotWhole);
            Tell(where, mail, settings.At ?? modified);
        }
    }

    private static string? NoMail(ImportFile file) =>
        file.IsEmpty ? "empty"
        : Appearance.HasHeaderFields(file.HeadBytes) ? null
        : $"is no mail, it has no header fields: {Appearance.Of(file.HeadBytes)}";

    private void Tell(string where, BounceMail mail, DateTimeOffset receivedAt)
    {
        if (mail.Reports.Count == 0) output.Other(where, "a mail that is no report");
        foreach (var report in mail.Reports)
        {
            if (report.Recipient.Length == 0 && report.Kind != ReportKind.NotABounce) output.Skip(where, "the report names no recipient");
            if (IsNoEvent(mail, report)) output.Other(where, mail.Kind == BounceMailKind.ReadReceipt ? "a read receipt" : "nothing failed");
        }

        var messageId = mail.Original.MessageId is { Length: > 0 } id ? id : null;
        var email = EmailOf(mail.Original);
        foreach (var told in BounceEvents.From(mail, email ?? UnknownEmail, receivedAt).Where(told => settings.Takes(told.Type)))
        {
            var made = email is null && told.ConcernsContact ? told with { Email = null } : told;
            if (email is null && made.Email is not null) output.Skip(where, "nothing where --email-from says the email is");
            // The derived id is written out, so that the same mail read again gives the same line, as it does of exports.
            else output.Write(made with { Id = made.IdOrDerived }, messageId);
        }
    }

    private static bool IsNoEvent(BounceMail mail, BounceReport report) =>
        report.Kind == ReportKind.NotABounce && mail.Kind != BounceMailKind.AutoReply;

    /// <summary>
    /// The email of the message: the given one, else what stands in the named field of the returned message, else the message's id.
    /// </summary>
    private string? EmailOf(OriginalMessage original)
    {
        if (settings.Email is { } key) return key;
        if (settings.EmailFrom is not { } field) return original.MessageId.Length > 0 ? original.MessageId : UnknownEmail;
        var value = field.Equals("messageId", StringComparison.OrdinalIgnoreCase) ? original.MessageId : original.Header(field);
        return value.Trim() is { Length: > 0 } found ? found : null;
    }
}
