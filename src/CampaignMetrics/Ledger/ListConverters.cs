using System.Collections.Immutable;
using System.Text.Json;
using CampaignMetrics.Events;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Json;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Ledger;

/// <summary>A message of a list of recipients.</summary>
internal sealed class RecipientConverter : ObjectConverter<Recipient>
{
    public static RecipientConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Recipient value)
    {
        json.WriteId("email", value.Email.Value);
        json.WriteId("contact", value.Contact.Value);
        json.WriteString("send", value.Send);
        json.WriteUtcOrOffset("sentAt", value.SentAt);
        json.WriteWord("disposition", value.Disposition);
        json.WriteUtcOrOffset("at", value.At);
        json.WriteUtcOrOffset("askedAt", value.AskedAt);
        json.WriteObjectOrNull("asked", value.Asked, HistoryItemConverter.Instance);
        json.WriteString("notSentReason", value.NotSentReason);
        if (value.Bounce is { } bounce) json.WriteObject("bounce", bounce, BounceFindingConverter.Instance);
        else json.WriteNull("bounce");
        if (value.Response is { } response) json.WriteObject("response", response, ServerResponseConverter.Instance);
        else json.WriteNull("response");
        json.WriteNumber("opens", value.Opens);
        json.WriteNumber("clicks", value.Clicks);
        json.WriteBoolean("unsubscribed", value.IsUnsubscribed);
        json.WriteBoolean("spamReported", value.IsSpamReported);
        json.WriteBoolean("replied", value.IsReplied);
        json.WriteBoolean("forwarded", value.IsForwarded);
        json.WriteBoolean("converted", value.IsConverted);
        json.WriteObject("segments", value.Segments, MessageSegmentsConverter.Instance);
    }

    public override Recipient Read(JsonPart json) => new()
    {
        Email = json["email"].Id<EmailId>(),
        Contact = json["contact"].Id<ContactId>(),
        Send = json.Optional("send")?.TextOrNull(),
        SentAt = json["sentAt"].InstantOrNull(),
        Disposition = json["disposition"].Word<Disposition>(),
        At = json["at"].Instant(),
        AskedAt = json["askedAt"].Instant(),
        Asked = json["asked"] is { IsNull: false } asked ? asked.Read(HistoryItemConverter.Instance.Read) : null,
        NotSentReason = json["notSentReason"].TextOrNull(),
        Bounce = json["bounce"] is { IsNull: false } bounce ? bounce.Read(BounceFindingConverter.Instance.Read) : null,
        Response = json["response"] is { IsNull: false } response ? response.Read(ServerResponseConverter.Instance.Read) : null,
        Opens = json["opens"].Count(),
        Clicks = json["clicks"].Count(),
        IsUnsubscribed = json["unsubscribed"].Flag(),
        IsSpamReported = json["spamReported"].Flag(),
        IsReplied = json["replied"].Flag(),
        IsForwarded = json["forwarded"].Flag(),
        IsConverted = json["converted"].Flag(),
        Segments = json["segments"].Read(MessageSegmentsConverter.Instance.Read),
    };
}

/// <summary><c>{ "event": its event line, "label": what is known about it }</c></summary>
internal sealed class HistoryItemConverter : ObjectConverter<HistoryItem>
{
    public static HistoryItemConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, HistoryItem value)
    {
        var fields = new EventFields();
        value.Event.Fill(fields);
        json.WritePropertyName("event");
        EventJson.Write(json, fields, EventSchema.Properties, isCanonical: false);
        json.WritePropertyName("label");
        HistoryLabelJson.Write(json, value);
    }

    public override HistoryItem Read(JsonPart json)
    {
        var happened = EventOf(json["event"]);
        return json["label"].Read(label => HistoryLabelJson.Read(label, happened));
    }

    private static EmailEvent EventOf(JsonPart json)
    {
        var read = EventLines.Parse(json.Utf8());
        return read.Event ?? throw json.Fault(read.Reason!);
    }
}

/// <summary>The label of an event: what is known about it beside what it states. The same in lists, histories and exports.</summary>
internal static class HistoryLabelJson
{
    public static void Write(Utf8JsonWriter json, HistoryItem value)
    {
        json.WriteStartObject();
        if (value.Label is { } label) ActorLabelConverter.Instance.WriteMembers(json, label);
        json.WriteFlagOrNull("counted", value.Counts);
        if (value.NotCounted is { } reason) json.WriteString("notCounted", reason);
        if (value.Link is { } link) json.WriteObject("link", link, HistoryLinkConverter.Instance);
        if (!value.Place.IsNowhere) json.WriteObject("place", value.Place, PlaceConverter.Instance);
        if (value.IsProxied) json.WriteBoolean("proxied", true);
        if (value.Send is { } send) json.WriteString("send", send);
        if (value.SendBegan is { } began) json.WriteUtcOrOffset("sendBegan", began);
        if (value.Segments != MessageSegments.None) json.WriteObject("segments", value.Segments, MessageSegmentsConverter.Instance);
        json.WriteEndObject();
    }

    public static HistoryItem Read(JsonPart json, EmailEvent happened)
    {
        // "counted" follows from "notCounted"; it is written for readers, and must agree.
        var reason = json.Optional("notCounted")?.Text();
        var item = new HistoryItem(happened, json.Optional("actor") is null ? null : ActorLabelConverter.Instance.Read(json))
        {
            NotCounted = reason,
            Link = json.Optional("link")?.Read(HistoryLinkConverter.Instance.Read),
            Place = json.Optional("place")?.Read(PlaceConverter.Instance.Read) ?? default,
            IsProxied = json.Optional("proxied")?.Flag() ?? false,
            Send = json.Optional("send")?.Text(),
            SendBegan = json.Optional("sendBegan")?.Instant(),
            Segments = json.Optional("segments")?.Read(MessageSegmentsConverter.Instance.Read) ?? MessageSegments.None,
        };
        return json["counted"].FlagOrNull() == item.Counts ? item : throw json["counted"].Fault("it does not agree with 'notCounted'");
    }
}

/// <summary><c>{ "url", "role", "label", "position", "occurrence", "part", "variant" }</c></summary>
internal sealed class HistoryLinkConverter : ObjectConverter<HistoryLink>
{
    public static HistoryLinkConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, HistoryLink value)
    {
        json.WriteString("url", value.Url);
        json.WriteWord("role", value.Role);
        json.WriteString("label", value.Label);
        json.WriteNumberOrNull("position", value.Position);
        json.WriteString("occurrence", value.Occurrence);
        json.WriteWord("part", value.Part);
        json.WriteString("variant", value.Variant);
    }

    public override HistoryLink Read(JsonPart json) => new(json["url"].Text(), json["role"].Word<LinkRole>())
    {
        Label = json["label"].TextOrNull(),
        Position = json["position"] is { IsNull: false } position ? position.Integer() : null,
        Occurrence = json["occurrence"].TextOrNull(),
        Part = json["part"].Word<EmailPart>(),
        Variant = json["variant"].TextOrNull(),
    };
}

/// <summary><c>{ "campaign", "lists": [], "workflows": [], "tags": { "name": ["value"] } }</c></summary>
internal sealed class MessageSegmentsConverter : ObjectConverter<MessageSegments>
{
    public static MessageSegmentsConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, MessageSegments value)
    {
        json.WriteString("campaign", value.Campaign?.Value);
        json.WriteTexts("lists", value.Lists);
        json.WriteTexts("workflows", value.Workflows);
        json.WriteStartObject("tags");
        foreach (var tag in value.Tags.GroupBy(tag => tag.Key, tag => tag.Value, StringComparer.Ordinal)) json.WriteTexts(tag.Key, tag);
        json.WriteEndObject();
    }

    public override MessageSegments Read(JsonPart json) => new()
    {
        Campaign = json["campaign"] is { IsNull: false } campaign ? campaign.IdOrEmpty<CampaignId>() : default(CampaignId?),
        Lists = json["lists"].Rows(list => list.Text()),
        Workflows = json["workflows"].Rows(workflow => workflow.Text()),
        Tags = json["tags"].Read(TagsOf),
    };

    private static ImmutableArray<KeyValuePair<string, string>> TagsOf(JsonPart json) =>
        [.. json.Members().SelectMany(tag => tag.Value.Rows(value => value.Text()).Select(value => KeyValuePair.Create(tag.Name, value)))];
}
