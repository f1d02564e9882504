using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Events;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary>Reads a catalog of emails from a JSON array with one object per email.</summary>
/// <remarks>An entry: <c>{ "email", "name", "subject", "from", "sentBy", "campaign", "type", "team", "businessUnit", "workflow", "step",
/// "sentAt", "status", "tracking": true | false | "instant from", "connectedInbox", "deliveries": "reported" | "presumed", "repeats",
/// "links": [{ "id", "url", "role", "part", "variant", "label" }], "html" }</c>. Only <c>email</c>, and a link's <c>url</c>, are required;
/// what is missing is not known. Instants are times of RFC 3339 with an offset, from 1970 to 2199. Links in the HTML that are not listed
/// are added to the list. An email or a member that occurs twice is an error, since nobody could know which of the two is meant.</remarks>
public static class EmailCatalogFile
{
    /// <summary>Reads a catalog.</summary>
    /// <param name="json">UTF-8 JSON, at most 64 levels deep.</param>
    /// <param name="catalog">The catalog; null if the text is none.</param>
    /// <param name="error">What is wrong, and in which entry; null if nothing is.</param>
    /// <returns>Whether the text is a catalog.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out EmailCatalog? catalog, [NotNullWhen(false)] out string? error)
    {
        catalog = Read(json, out error);
        return catalog is not null;
    }

    /// <summary>The HTML of the emails of a catalog, which a catalog itself does not keep: it would be most of its size.</summary>
    /// <param name="json">UTF-8 JSON that <see cref="TryRead"/> takes.</param>
    /// <returns>The HTML by email; emails without any are left out. Empty where the text is no catalog.</returns>
    public static IReadOnlyDictionary<EmailId, string> Bodies(ReadOnlySpan<byte> json)
    {
        string? error = null;
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        var bodies = new Dictionary<EmailId, string>();
        foreach (var entry in Entries(json, ref error) ?? [])
            if (entry is { Email.Length: > 0, Html.Length: > 0 }) bodies.TryAdd(entry.Email, entry.Html);
        return bodies;
    }

    private static EmailCatalog? Read(ReadOnlySpan<byte> json, out string? error)
    {
        error = null;
        // A byte order mark, which editors on Windows write; JsonSerializer rejects it.
        if (json.StartsWith("\uFEFF"u8)) json = json[3..];
        if (Entries(json, ref error) is not { } entries) return null;
        var emails = new List<Email>(entries.Length);
        var numbers = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var number = emails.Count + 1;
            var email = entry?.ToEmail(out error);
            if (email is null) error = $"entry {number}: {error ?? "null"}";
            else if (!numbers.TryAdd(email.Id.Value, number))
                error = $"entry {number}: the email '{email.Id}' is entry {numbers[email.Id.Value]} too";
            if (error is not null) return null;
            emails.Add(email!);
        }
        return new EmailCatalog(emails);
    }

    private static CatalogEntry?[]? Entries(ReadOnlySpan<byte> json, ref string? error)
    {
        try
        {
            var entries = JsonSerializer.Deserialize(json, CatalogJson.Default.CatalogEntryArray);
            if (entries is null) error = "not a catalog of emails: null";
            return entries;
        }
        catch (JsonException e)
        {
            error = IsArray(json)
                ? $"not a catalog of emails: {e.Path ?? "$"} at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"
                : "not a catalog of emails: a JSON array is expected, [{ \"email\": … }, …]";
            return null;
        }
    }

    private static bool IsArray(ReadOnlySpan<byte> json) => json.TrimStart(" \t\r\n"u8).StartsWith("["u8);
}

/// <summary>An entry of a catalog file.</summary>
internal sealed record CatalogEntry(
    string? Email, string? Name, string? Subject, string? From, string? SentBy, string? Campaign, string? Type, string? Team,
    string? BusinessUnit, string? Workflow, string? Step, string? SentAt, string? Status, JsonElement? Tracking, bool? ConnectedInbox,
    string? Deliveries, bool? Repeats, string? Html)
{
    [JsonConverter(typeof(CatalogLinksConverter))]
    public CatalogLink?[]? Links { get; init; }

    public Email? ToEmail(out string? error)
    {
        error = string.IsNullOrEmpty(Email) ? "no email" : null;
        var sentAt = ReadSentAt(ref error);
        var tracking = ReadTracking(ref error);
        var deliveries = Named<Deliveries>("deliveries", Deliveries, ref error);
        var links = ReadLinks(ref error);
        if (error is not null) return null;
        return new Email
        {
            Id = Email!, Name = Name, Subject = Subject, From = From, SentBy = SentBy, Type = Type, Team = Team,
            BusinessUnit = BusinessUnit, Workflow = Workflow, Step = Step, SentAt = sentAt, Status = Status, Tracking = tracking,
            ConnectedInbox = ConnectedInbox, Deliveries = deliveries, Repeats = Repeats, Links = links,
            Campaign = string.IsNullOrEmpty(Campaign) ? default(CampaignId?) : new CampaignId(Campaign),
        };
    }

    /// <summary>Merges the listed links with those of the HTML. What the list states of a link wins over what the HTML suggests.</summary>
    private List<EmailLink> ReadLinks(ref string? error)
    {
        var found = Html is null ? [] : HtmlLinks.In(Html);
        var roles = new Dictionary<string, LinkRole>(StringComparer.Ordinal);
        foreach (var link in found) roles.TryAdd(link.Url, link.Role);
        var links = new List<EmailLink>();
        foreach (var entry in Links ?? [])
        {
            if (string.IsNullOrEmpty(entry?.Url)) error ??= $"link {links.Count + 1} has no url";
            if (error is not null) return links;
            links.Add(new EmailLink
            {
                Id = entry!.Id, Url = entry.Url!, Variant = entry.Variant, Label = entry.Label,
                Role = Named<LinkRole>("role", entry.Role, ref error) ?? roles.GetValueOrDefault(entry.Url!),
                Part = Named<EmailPart>("part", entry.Part, ref error),
            });
        }
        // A listed link stands for all its places in the HTML.
        var listed = links.Select(link => link.Url).ToHashSet(StringComparer.Ordinal);
        links.AddRange(found.Where(link => !listed.Contains(link.Url)));
        return links;
    }

    private static T? Named<T>(string member, string? name, ref string? error) where T : struct, Enum
    {
        var known = name is null ? null : Words<T>.Find(name);
        if (name is not null && known is null) error ??= $"unknown {member} '{name}'";
        return known;
    }

    private Tracking? ReadTracking(ref string? error)
    {
        if (Tracking is not { ValueKind: not JsonValueKind.Null } tracking) return null;
        if (tracking.ValueKind == JsonValueKind.True) return CampaignMetrics.Tracking.On;
        if (tracking.ValueKind == JsonValueKind.False) return CampaignMetrics.Tracking.Off;
        if (TextOf(tracking) is not { } text) error ??= "tracking is not true, false or an instant";
        else if (Rfc3339.Parse(text, out var from) is { } reason) error ??= $"tracking is not true, false or an instant: '{text}' {reason}";
        else return CampaignMetrics.Tracking.From(from);
        return null;
    }

    private DateTimeOffset? ReadSentAt(ref string? error)
    {
        if (SentAt is null) return null;
        var reason = Rfc3339.Parse(SentAt, out var sentAt);
        if (reason is null) return sentAt;
        error ??= $"sentAt '{SentAt}' {reason}";
        return null;
    }

    /// <summary>The text of an element; null for one that is none. The exception is how JsonElement says that escapes make no valid text;
    /// there is no other way to ask.</summary>
    private static string? TextOf(JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

/// <summary>A link of a catalog file.</summary>
internal sealed record CatalogLink(string? Id, string? Url, string? Role, string? Part, string? Variant, string? Label);

/// <summary>Reads an array of links, or an object with roles by URL, which is the short form.</summary>
internal sealed class CatalogLinksConverter : JsonConverter<CatalogLink?[]>
{
    public override CatalogLink?[]? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
            return JsonSerializer.Deserialize(ref reader, CatalogJson.Default.CatalogLinkArray);
        var roles = JsonSerializer.Deserialize(ref reader, CatalogJson.Default.DictionaryStringString)!;
        return [.. roles.Select(link => new CatalogLink(null, link.Key, link.Value, null, null, null))];
    }

    public override void Write(Utf8JsonWriter writer, CatalogLink?[] value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, CatalogJson.Default.CatalogLinkArray!);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CatalogEntry[]))]
[JsonSerializable(typeof(CatalogLink[]))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CatalogJson : JsonSerializerContext;
