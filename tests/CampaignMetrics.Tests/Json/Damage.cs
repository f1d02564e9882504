using System.Text;

namespace CampaignMetrics.Tests.Json;

/// <summary>Texts as damage, mistakes and malice make them of a good one.</summary>
internal static class Damage
{
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e400", "9223372036854775808", "\"\"", "\"x\"", "\"\\ud800\"", "[]", "{}", "[null]", "{\"a\":1}",
        "\"2026-03-01T00:00:00Z\"", "\"9999-12-31T23:59:59-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"../../etc/passwd\"", "\"Europe\"",
        new string('[', 70) + new string(']', 70),
    ];

    public static byte[] To(byte[] json, Random random) => random.Next(3) switch
    {
        0 => Flipped(json, random),
        1 => Encoding.UTF8.GetBytes(Exchanged(Encoding.UTF8.GetString(json), random)),
        _ => Encoding.UTF8.GetBytes(Doubled(Encoding.UTF8.GetString(json), random)),
    };

    private static byte[] Flipped(byte[] json, Random random)
    {
        var copy = json.ToArray();
        copy[random.Next(copy.Length)] = (byte)random.Next(256);
        return copy;
    }

    /// <summary>Another value for one member or element.</summary>
    private static string Exchanged(string json, Random random)
    {
        var starts = Enumerable.Range(0, json.Length - 1).Where(at => json[at] is ':' && json[at + 1] == ' ').ToList();
        if (starts.Count == 0) return json;
        var start = starts[random.Next(starts.Count)] + 2;
        var end = json.IndexOfAny([',', '\n'], start);
        var rest = json[start] is '{' or '[' ? ", \"rest\": " + json[start..] : json[end..];
        return json[..start] + Values[random.Next(Values.Length)] + rest;
    }

    /// <summary>A line left out, or there twice.</summary>
    private static string Doubled(string json, Random random)
    {
        var lines = json.Split('\n').ToList();
        var line = random.Next(lines.Count);
        if (random.Next(2) == 0) lines.RemoveAt(line);
        else lines.Insert(line, lines[line].EndsWith(',') ? lines[line] : lines[line] + ",");
        return string.Join('\n', lines);
    }
}
