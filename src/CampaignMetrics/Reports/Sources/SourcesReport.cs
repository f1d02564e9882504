using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Collections;
using CampaignMetrics.Json;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Reports.Sources;

namespace CampaignMetrics;

/// <summary>Visits, new contacts and customers that emails brought, beside those from elsewhere: conversions whose goal is <c>visit</c>,
/// <c>contact</c> or <c>customer</c>. An email earns what names it, and what the report's rules of attribution give to it.</summary>
/// <example>
/// <code>
/// foreach (SourceRow row in messages.Sources().Campaigns)
///     Console.WriteLine($"{row.Key}: {row.Visits} visits, {row.Customers} customers");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<SourcesReport>)), JsonForm<SourcesReportConverter>]
public sealed class SourcesReport : ScopeDocument
{
    /// <summary>The name of its JSON's schema.</summary>
    public const string Schema = "campaign-metrics/sources/v1";

    private readonly ReportSums? _sums;

    internal SourcesReport(ReportSums sums, Definition definition, ReportScope scope) : this(definition, scope)
    {
        _sums = sums;
        Caveats = [.. Reports.Caveats.Of(sums, new Measurement(sums.Emails.Values, Signs.Of(sums)), scope)];
        Emails = Rows(sums.EmailSources, email => scope.Viewer.Sees(new EmailId(email)) ? email : null);
        Campaigns = Rows(sums.EmailSources, email => sums.Emails.GetValueOrDefault(email)?.CampaignId);
        Others = Rows(sums.OtherSources, source => source.Length == 0 ? null : source);
    }

    internal SourcesReport(Definition definition, ReportScope scope) : base(definition, scope)
    {
    }

    /// <summary>By email. What an email earned that the viewer may not see stands in a row without a key.</summary>
    public ImmutableArray<SourceRow> Emails { get; internal init; } = [];

    /// <summary>By campaign; without a key what emails of no campaign earned.</summary>
    public ImmutableArray<SourceRow> Campaigns { get; internal init; } = [];

    /// <summary>What no email earned, by the source that the host states (<see cref="Converted.Source"/>); without a key where it states
    /// none. Empty in a scope that is filtered by email, campaign, list, workflow or tag.</summary>
    public ImmutableArray<SourceRow> Others { get; internal init; } = [];

    /// <summary>The sources of all messages from those over disjoint contacts.</summary>
    /// <param name="parts">One or more, of one definition and scope.</param>
    /// <exception cref="ArgumentException">There is no part, two differ in what they are of, or in the campaign that events state of an
    /// email where the scope goes by campaigns, or one was read from JSON, which tells no sums.</exception>
    public static SourcesReport Merge(params IEnumerable<SourcesReport> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, "definition and scope", (one, other) => one.IsAboutTheSame(other), part => part._sums);
        return new SourcesReport(sums, first.Definition, first.Scope);
    }

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => SourcesReportConverter.Instance.Pieces(json, this);

    /// <summary>Most visits first, then most contacts, then most customers, ties by key; without a key last.</summary>
    private static ImmutableArray<SourceRow> Rows(SumTable<string, SourceSum> sums, Func<string, string?> keyOf) =>
    [
        .. sums.Rows.GroupBy(row => keyOf(row.Key)).Select(RowOf)
            .OrderBy(row => row.Key is null)
            .ThenByDescending(row => row.Visits).ThenByDescending(row => row.Contacts).ThenByDescending(row => row.Customers)
            .ThenBy(row => row.Key, CodePoints.Order),
    ];

    private static SourceRow RowOf(IGrouping<string?, SumRow<string, SourceSum>> rows)
    {
        var sum = rows.Aggregate(default(SourceSum), (sum, row) => sum + row.Sum);
        return new SourceRow(rows.Key, sum.Visits, sum.Contacts, sum.Customers);
    }
}

/// <summary>What a source brought.</summary>
/// <param name="Key">The email, the campaign, or the source; null for none.</param>
/// <param name="Visits">Conversions with the goal <c>visit</c>; an order is one, whatever its states.</param>
/// <param name="Contacts">With the goal <c>contact</c>.</param>
/// <param name="Customers">With the goal <c>customer</c>.</param>
[JsonConverter(typeof(DataConverter<SourceRow>)), JsonForm<SourceRowConverter>]
public sealed record SourceRow(string? Key, long Visits, long Contacts, long Customers);
