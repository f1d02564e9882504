using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Tests.Reference;

/// <summary>The catalog of emails. What is missing is unknown, not a default.</summary>
internal sealed class NaiveCatalog
{
    private readonly Dictionary<string, NaiveEntry> _entries = [];

    public NaiveCatalog(string? json)
    {
        if (json is null) return;
        foreach (var entry in JsonDocument.Parse(json).RootElement.EnumerateArray())
            if (NaiveEntry.Text(entry, "email") is { } email) _entries[email] = new NaiveEntry(entry);
    }

    public NaiveEntry? this[string email] => _entries.GetValueOrDefault(email);
}

/// <summary>One link of an email; its URL may hold placeholders.</summary>
internal sealed record NaiveCatalogLink(string? Id, string Url, string Role, string? Variant, string? Label, int Position);

/// <summary>What the catalog knows of one email.</summary>
internal sealed partial class NaiveEntry(JsonElement entry)
{
    public string? Name => Text(entry, "name");
    public string? Campaign => Text(entry, "campaign");
    public string? Type => Text(entry, "type");
    public string? Team => Text(entry, "team");
    public string? Unit => Text(entry, "businessUnit");
    public string? Workflow => Text(entry, "workflow");
    public string? Deliveries => Text(entry, "deliveries");
    public bool? ConnectedInbox => Truth("connectedInbox");
    public DateTimeOffset? SentAt => Text(entry, "sentAt") is { } sentAt ? Time(sentAt) : null;

    /// <summary><c>repeats</c>; the default is true for the type <c>automated</c>.</summary>
    public bool Repeats => Truth("repeats") ?? Type == "automated";

    /// <summary>True, false, or null where the entry does not say.</summary>
    public bool? Tracking => TrackingFrom is not null ? true : Truth("tracking");

    /// <summary>From when on it is tracked, where the entry states an instant.</summary>
    public DateTimeOffset? TrackingFrom => Text(entry, "tracking") is { } from ? Time(from) : null;

    /// <summary>Its links, then those of its HTML; positions count from 1.</summary>
    public IReadOnlyList<NaiveCatalogLink> Links =>
    [
        .. Stated.Concat(OfHtml).Select((link, i) => link with { Position = i + 1 }),
    ];

    private IEnumerable<NaiveCatalogLink> Stated => !entry.TryGetProperty("links", out var links) || links.ValueKind != JsonValueKind.Array
        ? []
        : links.EnumerateArray().Where(link => Text(link, "url") is not null).Select(link => new NaiveCatalogLink(
            Text(link, "id"), Text(link, "url")!, Text(link, "role") ?? "content", Text(link, "variant"), Text(link, "label"), 0));

    private IEnumerable<NaiveCatalogLink> OfHtml => Anchor().Matches(Text(entry, "html") ?? "")
        .Select(anchor => (Url: WebUtility.HtmlDecode(anchor.Groups[1].Value), Text: anchor.Groups[2].Value))
        .Where(link => link.Url.Length > 0 && link.Url[0] != '#')
        .Select(link => new NaiveCatalogLink(null, link.Url, "content", null, link.Text, 0));

    public static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private bool? Truth(string name) => entry.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.True ? true : value.ValueKind == JsonValueKind.False ? false : null
        : null;

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("<a\\s[^>]*href\\s*=\\s*\"([^\"]*)\"[^>]*>([^<]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();
}
