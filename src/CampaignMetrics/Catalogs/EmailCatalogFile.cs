using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics;

/// <summary>Reads a catalog of emails from JSON: an array of objects.</summary>
/// <remarks>An entry: <c>{ "email", "name", "subject", "from", "sentBy", "campaign", "type", "team", "businessUnit", "workflow", "sentAt",
/// "tracking": true | false | "instant from", "html", "connectedInbox", "links": { url: role } }</c>; only <c>email</c> is required. An
/// email that comes twice, and a member that does,
/// is an error: which of the two is meant, nobody could know.</remarks>
public static class EmailCatalogFile
{
    /// <summary>Reads a catalog.</summary>
    /// <param name="json">UTF-8 JSON, at most 64 levels deep.</param>
    /// <param name="catalog">The catalog; null when the text is none.</param>
    /// <param name="error">What is wrong, and in which entry; null when nothing is.</param>
    /// <returns>Whether the text is a catalog.</returns>
    public static bool TryRead(
        ReadOnlySpan<byte> json, [NotNullWhen(true)] out EmailCatalog? catalog, [NotNullWhen(false)] out string? error)
    {
        catalog = Read(json, out error);
        return catalog is not null;
    }

    private static EmailCatalog? Read(ReadOnlySpan<byte> json, out string? error)
    {
        error = null;
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
            error = $"not a catalog of emails: {e.Path ?? "$"} at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
            return null;
        }
    }
}

/// <summary>An entry of a catalog file.</summary>
internal sealed record CatalogEntry(
    string? Email, string? Name, string? Subject, string? From, string? SentBy, string? Campaign, string? Type, string? Team,
    string? BusinessUnit,
    string? Workflow, DateTimeOffset? SentAt, JsonElement? Tracking, string? Html, bool? ConnectedInbox, Dictionary<string, string?>? Links)
{
    private static readonly EnumNames RoleNames = EventSchema.Of(EventProperty.Role).Names!;

    public Email? ToEmail(out string? error)
    {
        error = string.IsNullOrEmpty(Email) ? "no email" : null;
        var tracking = ReadTracking(ref error);
        var roles = Html is null ? [] : LinkRoles.FromHtml(Html);
        foreach (var (url, name) in Links ?? [])
        {
            if (name is not null && RoleNames.Find(System.Text.Encoding.UTF8.GetBytes(name)) is { } role) roles[url] = (LinkRole)role;
            else error = name is null ? $"the link '{url}' has no role" : $"unknown role '{name}'";
        }
        if (error is not null) return null;
        return new Email
        {
            Id = Email!, Name = Name, Subject = Subject, From = From, SentBy = SentBy, Type = Type, Team = Team,
            BusinessUnit = BusinessUnit,
            Workflow = Workflow, SentAt = SentAt, Tracking = tracking, ConnectedInbox = ConnectedInbox ?? true, LinkRoles = roles,
            Campaign = string.IsNullOrEmpty(Campaign) ? default(CampaignId?) : new CampaignId(Campaign),
        };
    }

    private Tracking ReadTracking(ref string? error)
    {
        if (Tracking is not { } tracking || tracking.ValueKind is JsonValueKind.Null or JsonValueKind.True)
            return CampaignMetrics.Tracking.On;
        if (tracking.ValueKind == JsonValueKind.False) return CampaignMetrics.Tracking.Off;
        if (tracking.ValueKind == JsonValueKind.String && TryInstant(tracking, out var from)) return CampaignMetrics.Tracking.From(from);
        error ??= "tracking is not true, false or an instant";
        return default;
    }

    /// <summary>JsonElement has no other way to say that escapes make no valid text than this exception.</summary>
    private static bool TryInstant(JsonElement text, out DateTimeOffset instant)
    {
        try
        {
            return text.TryGetDateTimeOffset(out instant);
        }
        catch (InvalidOperationException)
        {
            instant = default;
            return false;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(CatalogEntry[]))]
internal sealed partial class CatalogJson : JsonSerializerContext;
