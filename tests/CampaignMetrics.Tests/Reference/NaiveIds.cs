using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 1: which lines are one event, and in which order events stand.</summary>
internal static class NaiveIds
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>"Ordinally" = by code point, which is the order of UTF-8.</summary>
    public static Comparer<string?> Ordinal { get; } = Comparer<string?>.Create((left, right) =>
        Encoding.UTF8.GetBytes(left ?? "").AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right ?? "")));

    /// <summary>Events are ordered by (time, id, type); between emails and contacts, then by their keys.</summary>
    public static IOrderedEnumerable<T> InOrder<T>(this IEnumerable<T> items, Func<T, NaiveEvent> of) =>
        items.OrderBy(item => of(item).At).ThenBy(item => of(item).Id, Ordinal).ThenBy(item => of(item).Type, Ordinal)
            .ThenBy(item => of(item).Email, Ordinal).ThenBy(item => of(item).Contact, Ordinal);

    public static IOrderedEnumerable<NaiveEvent> InOrder(this IEnumerable<NaiveEvent> events) => events.InOrder(happened => happened);

    /// <summary>
    /// The same email, contact, type and id is one event. Copies that differ: the earliest counts, then the ordinally smallest line.
    /// </summary>
    public static IReadOnlyList<NaiveEvent> Distinct(IEnumerable<NaiveEvent> events) =>
    [
        .. events.GroupBy(happened => (happened.Email, happened.Contact, happened.Type, happened.Id))
            .Select(copies => copies.OrderBy(copy => copy.At).ThenBy(copy => copy.Line, Ordinal).First())
            .InOrder(),
    ];

    /// <summary>A missing id is <c>~</c> and the SHA-256 of the canonical line in hexadecimal.</summary>
    public static string Derived(NaiveEvent happened) =>
        "~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(happened.Line)));

    /// <summary>The known fields, normalised, as JSON sorted by name.</summary>
    public static string CanonicalLine(NaiveEvent happened)
    {
        var fields = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["type"] = happened.Type,
            ["at"] = TimeOf(happened.At),
            ["recipient"] = happened.Contact,
        };
        if (happened.Email is not null) fields["email"] = happened.Email;
        if (happened.Id.Length > 0) fields["id"] = happened.Id;
        foreach (var (name, value) in happened.Properties)
            if (Normal(happened, name, value) is { } normal) fields[name == "bot" ? "actor" : name] = normal;
        return new JsonObject(fields).ToJsonString(Plain);
    }

    private static JsonNode? Normal(NaiveEvent happened, string name, JsonElement value) => name switch
    {
        "bot" or "actor" => happened.StatedActor is { } actor ? JsonNamingPolicy.CamelCase.ConvertName(actor.ToString()) : null,
        "part" => happened.Part == "text" ? "text" : null,
        "currency" => happened.Currency,
        "autoReply" => happened.IsAutoReply ? true : null,
        "list" => Texts(happened.Lists.Distinct().Order(Ordinal)),
        "tags" => new JsonObject(happened.Tags.OrderBy(tag => tag.Key, Ordinal).Select(tag => Pair(tag.Key, tag.Value))),
        "amount" or "seconds" => JsonNode.Parse(value.GetDecimal().ToString("0.############", CultureInfo.InvariantCulture)),
        "userAgent" => value.GetString(),
        _ => value.GetString() is { Length: > 0 } text ? text : null,
    };

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    private static KeyValuePair<string, JsonNode?> Pair(string name, string value) => new(name, value);

    private static string TimeOf(DateTimeOffset at) =>
        at.ToString(at.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture);
}
