using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Cli.Generate.Emails;

/// <summary>Writes the catalog of the emails: a JSON array, each email with its HTML.</summary>
internal static class Catalog
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 2,
        NewLine = "\n", // the same on every machine
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(IEnumerable<SyntheticEmail> emails, Stream output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var email in emails) Write(email, json);
        json.WriteEndArray();
    }

    private static void Write(SyntheticEmail email, Utf8JsonWriter json)
    {
        var title = email.Number == 0 ? "Spring sale" : $"Email {email.Number + 1}";
        json.WriteStartObject();
        json.WriteString("email", email.Id);
        json.WriteString("name", title);
        json.WriteString("subject", $"{title}: {SubjectOf(email)}");
        json.WriteString("from", "news@shop.example");
        json.WriteString("sentBy", "ines@shop.example");
        if (email.Campaign is { } campaign) json.WriteString("campaign", campaign);
        json.WriteString("type", TypeOf(email));
        if (email.Workflow is { } workflow) json.WriteString("workflow", workflow);
        json.WriteString("sentAt", email.SentAt.UtcDateTime);
        json.WriteBoolean("tracking", true);
        // For the other emails the data have to show whether replies are seen.
        if (email.Number == 0) json.WriteBoolean("connectedInbox", true);
        if (email.PresumesDeliveries) json.WriteString("deliveries", "presumed");
        if (email.Sendings is not null) json.WriteBoolean("repeats", true);
        json.WriteString("html", Html(title, email.Links));
        json.WriteEndObject();
    }

    private static string SubjectOf(SyntheticEmail email) =>
        email.Workflow is not null ? "welcome to the shop" : email.Sendings is null ? "new this week" : "your statement";

    private static string TypeOf(SyntheticEmail email) =>
        email.Workflow is not null ? "automated" : email.Sendings is null ? "regular" : "transactional";

    private static string Html(string title, IEnumerable<SyntheticLink> links)
    {
        var html = new StringBuilder($"<html><body><h1>{title}</h1>");
        foreach (var link in links)
        {
            var url = WebUtility.HtmlEncode(link.Url);
            html.Append(link.Role switch
            {
                LinkRole.Content => $"<p><a id=\"{link.Id}\" href=\"{url}\">{link.Text}</a></p>",
                LinkRole.Honeypot =>
                    $"<a id=\"{link.Id}\" href=\"{url}\" data-role=\"honeypot\" style=\"display:none\" tabindex=\"-1\"></a>",
                LinkRole.Unsubscribe or LinkRole.Preferences or LinkRole.ViewInBrowser =>
                    $"<p><a id=\"{link.Id}\" href=\"{url}\" data-role=\"{SyntheticLink.RoleName(link.Role)}\">{link.Text}</a></p>",
            });
        }
        return html.Append("</body></html>").ToString();
    }
}
