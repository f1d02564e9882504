using CampaignMetrics.Exports;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Portfolio;

/// <summary>A list of emails as a table: a row for each, with all that is known of it and all numbers.</summary>
internal static class EmailListTable
{
    private static readonly EmailProperty[] Texts =
    [
        EmailProperty.Email, EmailProperty.Name, EmailProperty.Status, EmailProperty.Subject, EmailProperty.From, EmailProperty.SentBy,
        EmailProperty.Campaign, EmailProperty.Type, EmailProperty.Team, EmailProperty.BusinessUnit, EmailProperty.Workflow,
    ];

    public static Table Of(EmailList list)
    {
        var columns = new Columns<ListedEmail>();
        foreach (var property in Texts) columns.Add(Words<EmailProperty>.Of(property), CellType.Text, email => email.TextOf(property));
        columns.Add(Words<EmailProperty>.Of(EmailProperty.SentAt), CellType.Instant, email => email.Report.SentAt);
        columns.AddNumbers(list.Definition, email => email.Report.Counts, email => email.Report.Rates);
        return columns.Of(list.Emails);
    }
}
