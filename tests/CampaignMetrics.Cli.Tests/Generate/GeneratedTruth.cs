using System.Text;
using System.Text.Json;

namespace CampaignMetrics.Tests.Generate;

/// <summary>A line of the truth: of one event, who really did it, and what.</summary>
public sealed record GeneratedTruth(string Id, string Type, string By, string What)
{
    public static IReadOnlyList<GeneratedTruth> Of(byte[] lines) =>
        [.. Encoding.UTF8.GetString(lines).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Of)];

    private static GeneratedTruth Of(string line)
    {
        using var json = JsonDocument.Parse(line);
        return new GeneratedTruth(Text("id"), Text("type"), Text("by"), Text("what"));

        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
    }
}
