using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Geolocation.Tests.Samples;

/// <summary>What the samples expect, as lines of text that can be compared.</summary>
internal static class Expected
{
    public static string? Text(JsonElement line, string key) =>
        line.TryGetProperty(key, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    public static string Place(JsonElement line) => string.Join('\n',
        $"continent {Text(line, "continent")}",
        $"country {Text(line, "country")} {Text(line, "country_name")}",
        $"registered {Text(line, "registered_country")}",
        $"represented {Text(line, "represented_country")}",
        $"subdivision {Text(line, "subdivision")} {Text(line, "subdivision_name")}",
        $"subdivisions {Subdivisions(line)}",
        $"city {Text(line, "city")}",
        $"postal {Text(line, "postal")}",
        $"at {Text(line, "lat")} {Text(line, "lon")} {Text(line, "accuracy_radius")}",
        $"zone {Text(line, "tz")}",
        $"system {Text(line, "asn")} {Text(line, "as_org")}",
        $"isp {Text(line, "isp")}",
        $"connection {Text(line, "connection_type")}",
        $"domain {Text(line, "domain")}",
        $"anonymous {Anonymity(line)}");

    /// <summary>A record as JSON with the keys in order and numbers as texts.</summary>
    public static string Canonical(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', Entries(value).Order(StringComparer.Ordinal))}}}",
        JsonValueKind.Array => $"[{string.Join(',', value.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private static IEnumerable<string> Entries(JsonElement map) =>
        map.EnumerateObject().Select(entry => $"{entry.Name}:{Canonical(entry.Value)}");

    private static string Subdivisions(JsonElement line) =>
        line.GetProperty("subdivisions") is { ValueKind: JsonValueKind.Array } all ? string.Join(' ', all.EnumerateArray()) : "";

    private static string Anonymity(JsonElement line)
    {
        if (!line.TryGetProperty("anonymous", out var flags) || flags.ValueKind != JsonValueKind.Object) return "";
        var set = flags.EnumerateObject().Where(flag => flag.Value.ValueKind == JsonValueKind.True).Select(flag => flag.Name);
        return string.Join(' ', set.Order(StringComparer.Ordinal));
    }

    /// <summary>
    /// The network that the database's source gives, of which some are written as IPv6 below 96 zero bits; null if there is none.
    /// </summary>
    public static Network? NetworkOf(JsonElement line)
    {
        if (Text(line, "network") is not { } text) return null;
        Assert.True(Network.TryParse(text, out var network));
        var isIPv4 = IPAddress.Parse(Text(line, "ip")!).AddressFamily == AddressFamily.InterNetwork;
        if (!isIPv4 || !network.IsIPv6 || network.PrefixLength < 96) return network;
        return Network.Of(new IPAddress(network.BaseAddress.GetAddressBytes()[12..]), network.PrefixLength - 96);
    }
}
