using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>A page of the list of emails: those with messages in the scope, and those of the catalog that have none yet, such as
/// drafts.</summary>
/// <remarks>
/// <para>
/// Emails without messages in the scope are listed if the catalog says that the filters select them: in a period those whose time of
/// sending lies in it, and none where lists or tags are asked for, which only messages have.
/// </para>
/// <para>It is made of a <see cref="Report"/>, of one merged from parts too, so its numbers are the report's.</para>
/// </remarks>
/// <example>
/// <code>
/// EmailList page = messages.Emails(new EmailQuery { Search = "sale", Limit = 20 });
/// foreach (ListedEmail email in page.Emails)
///     Console.WriteLine($"{email.Status}: {email.Report.Name}, {email.Report.Rates.Open}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<EmailList>)), JsonForm<EmailListConverter>]
public sealed class EmailList : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/emails/v1";

    /// <summary>Makes a page.</summary>
    /// <param name="report">The report with the numbers.</param>
    /// <param name="catalog">The emails that are known; null for none.</param>
    /// <param name="query">Which page; null for the latest 50.</param>
    /// <exception cref="ArgumentException">The definition has no rate of the name to sort by.</exception>
    /// <exception cref="InvalidOperationException">The report was read from JSON, which does not tell the count to sort by.</exception>
    public EmailList(Report report, EmailCatalog? catalog = null, EmailQuery? query = null) : base(Door.Given(report, nameof(report)).Basis)
    {
        Query = query ?? new EmailQuery();
        Caveats = report.Caveats;
        var emails = new CatalogEmails(report, catalog ?? EmailCatalog.Empty);
        var found = emails.All.Where(new EmailSearch(Query.Search).Finds).ToArray();
        var sorted = new EmailOrder(Query, report.Definition).Sort(found);
        Total = sorted.Length;
        Emails = [.. sorted.Skip(Query.Offset).Take(Query.Limit)];
    }

    internal EmailList(DocumentBasis basis, EmailQuery query) : base(basis) => Query = query;

    /// <summary>Which page it is.</summary>
    public EmailQuery Query { get; }

    /// <summary>The number of emails in all pages.</summary>
    public int Total { get; internal init; }

    /// <summary>The emails of the page, in its order.</summary>
    public ImmutableArray<ListedEmail> Emails { get; internal init; } = [];

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => EmailListTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => EmailListConverter.Instance.Pieces(json, this);
}
