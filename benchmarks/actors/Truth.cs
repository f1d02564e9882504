using System.Text.Json;
using CampaignMetrics;

namespace Actors;

/// <summary>Who really did something, and what.</summary>
internal sealed record Truth(string By, string What)
{
    public bool IsPerson => By == "person";

    public static Dictionary<(string Id, string Type), Truth> Read(MemoryStream lines)
    {
        var told = new Dictionary<(string, string), Truth>();
        lines.Position = 0;
        using var reader = new StreamReader(lines);
        while (reader.ReadLine() is { } line)
        {
            using var json = JsonDocument.Parse(line);
            told.Add((Text(json, "id"), Text(json, "type")), new Truth(Text(json, "by"), Text(json, "what")));
        }
        return told;
    }

    /// <summary>A type as event lines name it.</summary>
    public static string NameOf(EventType type) => JsonNamingPolicy.CamelCase.ConvertName(type.ToString());

    private static string Text(JsonDocument json, string name) => json.RootElement.GetProperty(name).GetString()!;
}
