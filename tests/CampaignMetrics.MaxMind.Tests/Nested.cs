using CampaignMetrics.Geolocation.Tests.Writer;
using MaxMind.Db;
using static CampaignMetrics.Geolocation.Tests.Some;

namespace CampaignMetrics.MaxMind.Tests;

/// <summary>A flat database written again in MaxMind's nested layout.</summary>
internal static class Nested
{
    public static byte[] Of(byte[] flat)
    {
        using var reader = new Reader(new MemoryStream(flat));
        var writer = new DatabaseWriter();
        foreach (var node in reader.FindAll<Dictionary<string, object>>()) writer.Add(node.Start, node.PrefixLength, Record(node.Data));
        return writer.ToArray();
    }

    private static Dictionary<string, object> Record(Dictionary<string, object> flat) => Map(
        ("country", Map(("iso_code", Text(flat, "country_code")))),
        ("subdivisions", new List<object> { Named(Text(flat, "state1")) }),
        ("city", Named(Text(flat, "city"))));

    private static Dictionary<string, object> Named(string name) => Map(("names", Map(("en", name))));

    private static string Text(Dictionary<string, object> flat, string key) => flat.GetValueOrDefault(key) as string ?? "";
}
