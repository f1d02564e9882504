using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "url", "role", "label", "html", "text", "combined", "share" }</c></summary>
internal sealed class LinkReportConverter : ObjectConverter<LinkReport>
{
    public static LinkReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LinkReport value)
    {
        json.WriteString("url", value.Url);
        json.WriteWord("role", value.Role);
        json.WriteString("label", value.Label);
        json.WriteObject("html", value.Html, EventCountConverter.Instance);
        json.WriteObject("text", value.Text, EventCountConverter.Instance);
        json.WriteObject("combined", value.Combined, EventCountConverter.Instance);
        json.WriteObject("share", value.Share, RateConverter.Instance);
    }

    public override LinkReport Read(JsonPart json) => new(
        json["url"].Text(), json["role"].Word<LinkRole>(), json["label"].TextOrNull(),
        EventsOf(json["html"]), EventsOf(json["text"]), EventsOf(json["combined"]),
        json["share"].Read(RateConverter.Instance.Read));

    private static EventCount EventsOf(JsonPart json) => json.Read(EventCountConverter.Instance.Read);
}

/// <summary><c>{ "occurrences": [], "leftOut": { "text", "variant" } }</c></summary>
internal sealed class ClickMapConverter : ObjectConverter<ClickMap>
{
    public static ClickMapConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, ClickMap value)
    {
        foreach (var waiting in json.WriteRows("occurrences", value.Occurrences, LinkOccurrenceConverter.Instance)) yield return waiting;
        json.WriteStartObject("leftOut");
        json.WriteNumber("text", value.TextClicks);
        json.WriteNumber("variant", value.VariantClicks);
        json.WriteEndObject();
        yield return json.BytesPending;
    }

    public override ClickMap Read(JsonPart json) => new(
        json["occurrences"].Rows(LinkOccurrenceConverter.Instance.Read),
        json["leftOut"]["text"].Count(), json["leftOut"]["variant"].Count());
}

/// <summary><c>{ "link", "url", "position", "total", "unique", "share" }</c></summary>
internal sealed class LinkOccurrenceConverter : ObjectConverter<LinkOccurrence>
{
    public static LinkOccurrenceConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, LinkOccurrence value)
    {
        json.WriteString("link", value.Link);
        json.WriteString("url", value.Url);
        json.WriteNumberOrNull("position", value.Position);
        EventCountConverter.Instance.WriteMembers(json, value.Clicks);
        json.WriteObject("share", value.Share, RateConverter.Instance);
    }

    public override LinkOccurrence Read(JsonPart json) => new(
        json["link"].TextOrNull(), json["url"].Text(), json["position"].IsNull ? null : json["position"].Integer(),
        EventCountConverter.Instance.Read(json), json["share"].Read(RateConverter.Instance.Read));
}
