using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Catalogs;

/// <summary>Reads and writes an email as an entry of a catalog file. Members that are left out have their defaults.</summary>
internal sealed class EmailConverter : ObjectConverter<Email>
{
    public static EmailConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Email value)
    {
        json.WriteString("email", value.Id.Value);
        json.WriteString("name", value.Name);
        json.WriteString("subject", value.Subject);
        json.WriteString("from", value.From);
        json.WriteString("sentBy", value.SentBy);
        json.WriteString("campaign", value.Campaign?.Value);
        json.WriteString("type", value.Type);
        json.WriteString("team", value.Team);
        json.WriteString("businessUnit", value.BusinessUnit);
        json.WriteString("workflow", value.Workflow);
        json.WriteString("step", value.Step);
        json.WriteUtcOrOffset("sentAt", value.SentAt);
        json.WriteString("status", value.Status);
        json.WritePropertyName("tracking");
        if (value.Tracking is { } tracking) TrackingConverter.Write(json, tracking);
        else json.WriteNullValue();
        json.WriteFlagOrNull("connectedInbox", value.ConnectedInbox);
        json.WriteWordOrNull("deliveries", value.Deliveries);
        json.WriteFlagOrNull("repeats", value.Repeats);
        json.WriteStartArray("links");
        foreach (var link in value.Links) EmailLinkConverter.Instance.WriteRow(json, link);
        json.WriteEndArray();
    }

    public override Email Read(JsonPart json) => new()
    {
        Id = json["email"].Id<EmailId>(),
        Name = json.Optional("name")?.TextOrNull(),
        Subject = json.Optional("subject")?.TextOrNull(),
        From = json.Optional("from")?.TextOrNull(),
        SentBy = json.Optional("sentBy")?.TextOrNull(),
        Campaign = json.Optional("campaign") is { IsNull: false } campaign
            ? campaign.IdOrEmpty<CampaignId>()
            : default(CampaignId?),
        Type = json.Optional("type")?.TextOrNull(),
        Team = json.Optional("team")?.TextOrNull(),
        BusinessUnit = json.Optional("businessUnit")?.TextOrNull(),
        Workflow = json.Optional("workflow")?.TextOrNull(),
        Step = json.Optional("step")?.TextOrNull(),
        SentAt = json.Optional("sentAt")?.InstantOrNull(),
        Status = json.Optional("status")?.TextOrNull(),
        Tracking = json.Optional("tracking") is { IsNull: false } tracking ? TrackingConverter.Of(tracking) : default(Tracking?),
        ConnectedInbox = json.Optional("connectedInbox")?.FlagOrNull(),
        Deliveries = json.Optional("deliveries")?.WordOrNull<Deliveries>(),
        Repeats = json.Optional("repeats")?.FlagOrNull(),
        Links = json.Optional("links") is { IsNull: false } links ? LinksOf(links) : [],
    };

    /// <summary>Reads an array of links, or an object with roles by URL, which is the short form.</summary>
    private static IReadOnlyList<EmailLink> LinksOf(JsonPart links) => links.IsArray
        ? links.Rows(EmailLinkConverter.Instance.Read)
        : [.. links.Members().Select(link => new EmailLink { Url = link.Name, Role = link.Value.Word<LinkRole>() })];
}

/// <summary>Reads and writes a link of a catalog file.</summary>
internal sealed class EmailLinkConverter : ObjectConverter<EmailLink>
{
    public static EmailLinkConverter Instance { get; } = new();

    public void WriteRow(Utf8JsonWriter json, EmailLink value)
    {
        json.WriteStartObject();
        WriteMembers(json, value);
        json.WriteEndObject();
    }

    public override void WriteMembers(Utf8JsonWriter json, EmailLink value)
    {
        json.WriteString("id", value.Id);
        json.WriteString("url", value.Url);
        json.WriteWord("role", value.Role);
        json.WriteWordOrNull("part", value.Part);
        json.WriteString("variant", value.Variant);
        json.WriteString("label", value.Label);
    }

    public override EmailLink Read(JsonPart json) => new()
    {
        Id = json.Optional("id")?.TextOrNull(),
        Url = json["url"].Text(),
        Role = json.Optional("role")?.WordOrNull<LinkRole>() ?? LinkRole.Content,
        Part = json.Optional("part")?.WordOrNull<EmailPart>(),
        Variant = json.Optional("variant")?.TextOrNull(),
        Label = json.Optional("label")?.TextOrNull(),
    };
}

/// <summary>Reads and writes tracking: <c>true</c>, <c>false</c>, or the instant from which on an email is tracked. Null is none of them:
/// for an email it means that its tracking is not known.</summary>
internal sealed class TrackingConverter : PartConverter<Tracking>
{
    public override Tracking Read(JsonPart json) => Of(json);

    public override void Write(Utf8JsonWriter writer, Tracking value, JsonSerializerOptions options) => Write(writer, value);

    public static Tracking Of(JsonPart json) =>
        json.IsText ? Tracking.From(json.Instant()) : json.Flag() ? Tracking.On : Tracking.Off;

    public static void Write(Utf8JsonWriter json, Tracking value)
    {
        if (value == Tracking.On) json.WriteBooleanValue(true);
        else if (value == Tracking.Off) json.WriteBooleanValue(false);
        else json.WriteStringValue(value.FromInstant.UtcDateTime);
    }
}

/// <summary>Reads and writes a catalog as a file has it: an array of emails, written in the order of their keys.</summary>
internal sealed class EmailCatalogConverter : PartConverter<EmailCatalog>
{
    public override EmailCatalog Read(JsonPart json)
    {
        var emails = json.Rows(EmailConverter.Instance.Read);
        // The constructor would keep the last of two; in a file that is an error.
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var email in emails)
            if (!ids.Add(email.Id.Value)) throw json.Fault($"the email '{email.Id}' stands twice in it");
        return new EmailCatalog(emails);
    }

    public override void Write(Utf8JsonWriter writer, EmailCatalog value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var email in value.Emails) EmailConverter.Instance.Write(writer, email, options);
        writer.WriteEndArray();
    }
}
