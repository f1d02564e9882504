using System.Text;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Html;

/// <summary>A page of reports of one scope that are already made.</summary>
internal sealed class ReportsPage(
    IReadOnlyList<Report> reports, HtmlReportOptions options, PageWriter writer, CancellationToken cancellationToken) : Page(writer)
{
    protected override IEnumerable<bool> Steps()
    {
        var emails = reports[0].Emails;
        var title = options.Title ?? (emails is [var only] ? only.Name ?? only.Email.Value : PageIndex.UsualTitle);
        Writer.Begin(title, options.Language);
        Writer.Part("page", new PageIndex(title, options, [.. reports.Select(report => report.Definition)]).Write);
        yield return true;
        for (var i = 0; i < reports.Count; i++)
        {
            var report = reports[i];
            Writer.Part($"report:{i}", json => Write(report, json));
            yield return true;
        }
        Writer.Script();
        Writer.End();
        yield return true;
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
        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }
}
