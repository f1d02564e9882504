using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>An unsubscription report as a table, section by section.</summary>
internal static class UnsubscriptionTable
{
    private static readonly Columns<Line> Columns = new()
    {
        { "section", CellType.Text, line => line.Section },
        { "key", CellType.Text, line => line.Key },
        { "messages", CellType.Count, line => line.Messages },
        { "events", CellType.Count, line => line.Events },
        { "contacts", CellType.Count, line => line.Contacts },
        { "rows", CellType.Count, line => line.Rows },
        { "contact", CellType.Text, line => line.Violation?.Contact.Value },
        { "email", CellType.Text, line => line.Violation?.Email.Value },
        { "send", CellType.Text, line => line.Violation?.Send },
        { "unsubscribedAt", CellType.Instant, line => line.Violation?.UnsubscribedAt },
        { "sentAt", CellType.Instant, line => line.Violation?.SentAt },
        { "method", CellType.Text, line => line.Violation?.Method },
        { "subscription", CellType.Text, line => line.Violation?.Subscription },
    };

    public static Table Of(UnsubscriptionReport report) => Columns.Of(Lines(report));

    private static IEnumerable<Line> Lines(UnsubscriptionReport report) =>
    [
        new Line("total", "unsubscribed") { Messages = report.Messages, Events = report.Unattributed },
        new Line("total", "violations") { Messages = report.Violations.Messages, Contacts = report.Violations.Contacts },
        new Line("total", "transactional") { Messages = report.Violations.Transactional },
        .. Rows(report),
        new Line("leftOut", "methods") { Rows = report.MethodsLeftOut },
        new Line("leftOut", "subscriptions") { Rows = report.SubscriptionsLeftOut },
        new Line("leftOut", "violations") { Rows = report.Violations.RowsLeftOut },
    ];

    private static IEnumerable<Line> Rows(UnsubscriptionReport report) =>
    [
        .. report.Methods.Select(row => new Line("method", row.Key) { Messages = row.Messages, Events = row.Unattributed }),
        .. report.Subscriptions.Select(row => new Line("subscription", row.Key) { Messages = row.Messages, Events = row.Unattributed }),
        .. report.Programs.Select(row => new Line("program", row.Rule) { Events = row.Events }),
        .. report.Violations.Undecided
            .Select(row => new Line("undecided", Words<UndecidedReason>.Of(row.Reason)) { Messages = row.Messages }),
        .. report.Violations.Rows.Select(row => new Line("violation", null) { Messages = 1, Violation = row }),
    ];

    /// <summary>A row: the section it belongs to and its key; the other columns as far as the section has them.</summary>
    private sealed record Line(string Section, string? Key)
    {
        public long? Messages { get; init; }

        public long? Events { get; init; }

        public long? Contacts { get; init; }

        public long? Rows { get; init; }

        public Violation? Violation { get; init; }
    }
}
