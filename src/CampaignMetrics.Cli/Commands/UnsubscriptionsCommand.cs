using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Output;
using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>unsubscriptions FILE…</c>: how contacts unsubscribed, and what was sent to them all the same.</summary>
internal static class UnsubscriptionsCommand
{
    public const string Name = "unsubscriptions";

    public static Command Create() =>
        new DocumentCommand<UnsubscriptionReport>(Name, "Shows how contacts unsubscribed, and what was sent to them all the same.")
        {
            Make = asked => [asked.Ledger.Unsubscriptions(asked.Definition, asked.Scope, asked.CancellationToken)],
            IsEmpty = report => report.Messages == 0,
            Show = Write,
            ToTable = report => report.ToTable(),
        }.Create();

    public static void Write(Page page, UnsubscriptionReport report)
    {
        page.Heading($"How contacts unsubscribed, {report.Definition.Title}");
        Write(page, report.Methods, report.MethodsLeftOut, report);
        page.Heading("From what");
        Write(page, report.Subscriptions, report.SubscriptionsLeftOut, report);
        foreach (var (rule, events) in report.Programs.Select(program => (program.Rule, program.Events)))
            page.Note(Invariant($"requests by programs, left out by {rule} ({RuleTexts.Explain(rule)}): {events:N0}"));
        page.Heading("Sent all the same");
        Write(page, report.Violations);
    }

    private static void Write(Page page, IEnumerable<UnsubscriptionRow> rows, long leftOut, UnsubscriptionReport report)
    {
        var table = new PagedTable(["", "messages", "no email named"], numbers: true);
        foreach (var row in rows) table.Add([row.Key ?? "(not stated)", Count(row.Messages), Count(row.Unattributed)]);
        table.Add(["total", Count(report.Messages), Count(report.Unattributed)]);
        table.Write(page);
        if (leftOut > 0) page.Note(More(leftOut));
    }

    private static void Write(Page page, ViolationReport violations)
    {
        var grace = UnsubscriptionReport.Grace.TotalHours;
        var sent = $"{Counted.Of(violations.Messages, "message")} to {Counted.Of(violations.Contacts, "contact")}";
        page.Note(Invariant($"{sent}, more than {grace:0} hours after they unsubscribed"));
        var table = new PagedTable(["contact", "email", "unsubscribed", "sent", "how", "from"]);
        foreach (var row in violations.Rows)
            table.Add([
                row.Contact.Value, row.Email.Value, Time(row.UnsubscribedAt), Time(row.SentAt), row.Method ?? "–", row.Subscription ?? "–",
            ]);
        if (!violations.Rows.IsEmpty) table.Write(page);
        if (violations.RowsLeftOut > 0) page.Note(More(violations.RowsLeftOut));
        if (violations.Transactional > 0) page.Note(Invariant($"transactional, which is no violation: {violations.Transactional:N0}"));
        foreach (var row in violations.Undecided) page.Note(Invariant($"cannot be told, {Words(row.Reason)}: {row.Messages:N0}"));
    }

    private static string Words(UndecidedReason reason) => reason switch
    {
        UndecidedReason.SendingNotReported => "no event says when it was sent",
        UndecidedReason.ListNotNamed => "no event says which list was left",
        UndecidedReason.ListsNotKnown => "no event says which lists it went to",
        UndecidedReason.TypeNotKnown => "nothing says of which subscription type it is",
    };

    private static string Time(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);
}
