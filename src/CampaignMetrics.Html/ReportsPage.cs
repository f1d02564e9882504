using System.Text.Json.Nodes;

namespace CampaignMetrics.Html;

/// <summary>A page of reports of one scope that are already made.</summary>
internal sealed class ReportsPage(
    IReadOnlyList<Report> reports, HtmlReportOptions options, PageWriter page, CancellationToken cancellationToken)
{
    public void Write()
    {
        var emails = reports[0].Emails;
        var title = options.Title ?? (emails is [var only] ? only.Name ?? only.Email.Value : "Email campaigns");
        page.Begin(title, options.Language);
        page.Part("page", new PageIndex(title, options, [.. reports.Select(report => report.Definition)]).Write);
        for (var i = 0; i < reports.Count; i++)
        {
            var report = reports[i];
            page.Part($"report:{i}", json => Write(report, json));
        }
        page.Script();
        page.End();
    }

    private void Write(Report report, Stream json)
    {
        if (options.WithContacts) report.WriteJson(json, cancellationToken);
        else json.Write(WithoutContacts(report));
    }

    /// <summary>A report that is already made names its most engaged contacts, whoever looks.</summary>
    private static byte[] WithoutContacts(Report report)
    {
        var document = JsonNode.Parse(report.ToJson())!.AsObject();
        document["contacts"] = new JsonObject { ["byOpens"] = new JsonArray(), ["byClicks"] = new JsonArray() };
        return System.Text.Encoding.UTF8.GetBytes(document.ToJsonString());
    }
}
