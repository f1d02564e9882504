using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>The totals of the rows that a report does not list: those beyond <see cref="ReportScope.MaxRows"/>, and the emails and
/// contacts that <see cref="ReportScope.Viewer"/> may not see.</summary>
/// <param name="List">The list as it is called in the report's JSON: <c>links</c>, <c>clients</c>, <c>countries</c>, <c>locations</c>,
/// <c>domains</c>, <c>contacts</c> or <c>emails</c>.</param>
/// <param name="Rows">The number of rows that are not listed.</param>
/// <param name="Opens">Their opens, counted as the list counts them: events, or messages where it is about places; 0 for links.</param>
/// <param name="Clicks">Their clicks, counted likewise.</param>
[JsonConverter(typeof(DataConverter<RestReport>)), JsonForm<RestReportConverter>]
public sealed record RestReport(string List, long Rows, long Opens, long Clicks);
