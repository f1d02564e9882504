using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "url", "html", "text", "combined", "share" }</c></summary>
internal sealed class LinkReportConverter : ObjectConverter<LinkReport>
{
    public static LinkReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LinkReport value)
    {
        json.WriteString("url", value.Url);
        json.WriteObject("html", value.Html, EventCountConverter.Instance);
        json.WriteObject("text", value.Text, EventCountConverter.Instance);
        json.WriteObject("combined", value.Combined, EventCountConverter.Instance);
        json.WriteObject("share", value.Share, RateConverter.Instance);
    }

    public override LinkReport Read(JsonPart json) => new(
        json["url"].Text(), EventsOf(json["html"]), EventsOf(json["text"]), EventsOf(json["combined"]),
        json["share"].Read(RateConverter.Instance.Read));

    private static EventCount EventsOf(JsonPart json) => json.Read(EventCountConverter.Instance.Read);
}

/// <summary><c>{ "occurrences": [], "textClicks", "variantClicks" }</c></summary>
internal sealed class ClickMapConverter : ObjectConverter<ClickMap>
{
    public override void WriteMembers(Utf8JsonWriter json, ClickMap value)
    {
        foreach (var _ in json.WriteRows("occurrences", value.Occurrences, LinkOccurrenceConverter.Instance)) { }
        json.WriteNumber("textClicks", value.TextClicks);
        json.WriteNumber("variantClicks", value.VariantClicks);
    }

    public override ClickMap Read(JsonPart json) => new(
        json["occurrences"].Rows(LinkOccurrenceConverter.Instance.Read), json["textClicks"].Count(), json["variantClicks"].Count());
}

/// <summary><c>{ "url", "link", "clicks" }</c></summary>
internal sealed class LinkOccurrenceConverter : ObjectConverter<LinkOccurrence>
{
    public static LinkOccurrenceConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LinkOccurrence value)
    {
        json.WriteString("url", value.Url);
        json.WriteString("link", value.Link);
        json.WriteNumber("clicks", value.Clicks);
    }

    public override LinkOccurrence Read(JsonPart json) => new(json["url"].Text(), json["link"].Text(), json["clicks"].Count());
}
