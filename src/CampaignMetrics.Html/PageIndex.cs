using System.Text.Json;

namespace CampaignMetrics.Html;

/// <summary>The first part of a page's data: what the page is about, and which other parts there are.</summary>
internal sealed record PageIndex(string Title, HtmlReportOptions Options, IReadOnlyList<Definition> Definitions)
{
    public const string Schema = "campaign-metrics/page/v1";

    /// <summary>The title of a page about several emails, where none was given.</summary>
    public const string UsualTitle = "Email campaigns";

    public IReadOnlyList<PageEmail> Emails { get; init; } = [];

    /// <summary>Emails with messages that have no report of their own, since there are too many.</summary>
    public int EmailsLeftOut { get; init; }

    /// <summary>Recipients by email; null where the page has aggregates only, or was made from reports alone.</summary>
    public IPageRecipients? Recipients { get; init; }

    /// <summary>How many A/B tests there are.</summary>
    public int Tests { get; init; }

    /// <summary>Whether it has the view of deliverability.</summary>
    public bool HasWatch { get; init; }

    public void Write(Stream target)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("title", Title);
        json.WriteString("language", Options.Language);
        json.WriteString("start", Options.Start switch { HtmlStart.Report => "report", HtmlStart.Overview => "overview" });
        json.WriteStartArray("definitions");
        foreach (var definition in Definitions) json.WriteRawValue(definition.ToString());
        json.WriteEndArray();
        json.WriteStartArray("titles");
        foreach (var definition in Definitions) json.WriteStringValue(definition.Title);
        json.WriteEndArray();
        json.WriteStartArray("emails");
        foreach (var email in Emails) email.Write(json, Recipients, Options.MaxRecipients);
        json.WriteEndArray();
        json.WriteNumber("emailsLeftOut", EmailsLeftOut);
        json.WriteNumber("tests", Tests);
        json.WriteBoolean("watch", HasWatch);
        WriteContacts(json);
        json.WriteEndObject();
    }

    private void WriteContacts(Utf8JsonWriter json)
    {
        if (Recipients is null)
        {
            json.WriteNull("contacts");
            return;
        }
        json.WriteStartObject("contacts");
        json.WriteNumber("chunk", RecipientParts.RowsOfChunk);
        json.WriteBoolean("histories", Recipients.HasHistories);
        json.WriteEndObject();
    }
}
