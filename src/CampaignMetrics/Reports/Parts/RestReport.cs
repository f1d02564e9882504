using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What the rows of a list have together that a report leaves out: see <see cref="ReportScope.MaxRows"/>, and of emails and
/// contacts <see cref="ReportScope.Viewer"/>.</summary>
/// <param name="List">The list as it is called in the report's JSON: <c>links</c>, <c>clients</c>, <c>countries</c>, <c>locations</c>,
/// <c>domains</c>, <c>contacts</c> or <c>emails</c>.</param>
/// <param name="Rows">How many rows there are beside those that the report has.</param>
/// <param name="Opens">Their opens, counted as the list counts them: events, or messages where it is about places; 0 for links.</param>
/// <param name="Clicks">Their clicks, counted likewise.</param>
[JsonConverter(typeof(DataConverter<RestReport>)), JsonForm<RestReportConverter>]
public sealed record RestReport(string List, long Rows, long Opens, long Clicks);
