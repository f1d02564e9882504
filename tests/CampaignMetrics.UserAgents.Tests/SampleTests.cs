using System.Text.Json;

namespace CampaignMetrics.UserAgents.Tests;

/// <summary>How well the rules do on a labelled sample of user agents from the wild.</summary>
public sealed class SampleTests
{
    private sealed record Case(string Ua, string Kind, string? Family, string? Device, string? Os, UserAgent Agent);

    [Fact]
    public void Mail_clients_are_named() => AssertShare(0.98, Of("mail-client"), c => Same(c.Family, c.Agent.Client));

    [Fact]
    public void Proxies_are_known() =>
        AssertShare(0.95, Of("webmail-proxy", "privacy-proxy"), c => c.Agent.IsProxied && Same(c.Family, c.Agent.Client));

    [Fact]
    public void Bots_and_libraries_are_found() => AssertShare(0.985, Of("bot", "library"), c => c.Agent.Actor == AgentActor.Automation);

    [Fact]
    public void Who_is_called_a_bot_is_one() =>
        AssertShare(0.997, Of("bot", "library", "browser", "mail-client", "app").Where(c => c.Agent.Actor == AgentActor.Automation),
            c => c.Kind is "bot" or "library");

    [Fact]
    public void Devices_are_told() =>
        AssertShare(0.985, Of("browser", "mail-client", "app").Where(c => c.Device is not null),
            c => c.Device!.Equals(c.Agent.Device.ToString(), StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Systems_are_told() =>
        AssertShare(0.97, Of("browser", "mail-client", "app").Where(c => c.Os is not null), c => c.Os == c.Agent.Os);

    private static void AssertShare(double least, IEnumerable<Case> cases, Func<Case, bool> isRight)
    {
        var all = cases.ToList();
        var wrong = all.Where(c => !isRight(c)).ToList();
        Assert.True(
            wrong.Count <= all.Count * (1 - least),
            $"{wrong.Count} of {all.Count} wrong:\n{string.Join('\n', wrong.Select(c => $"{c.Ua} => {c.Agent}"))}");
    }

    private static List<Case> Of(params string[] kinds) =>
        [.. File.ReadLines(Needs.Sample("user-agents", "cases.jsonl")).Select(Read).Where(c => kinds.Contains(c.Kind))];

    private static Case Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new(Text("ua")!, Text("kind")!, Text("client_family"), Text("device_class"), Text("os"), UserAgent.Parse(Text("ua")));
    }

    private static bool Same(string? family, string? client) =>
        string.Equals(Canonical(family), Canonical(client), StringComparison.OrdinalIgnoreCase);

    private static string? Canonical(string? name) =>
        name is not null && Aliases.Value.TryGetValue(name, out var canonical) ? canonical : name;

    private static readonly Lazy<Dictionary<string, string>> Aliases = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(Needs.Sample("user-agents", "alias-map.json")))!
            .SelectMany(pair => pair.Value.Select(alias => (alias, pair.Key)))
            .ToDictionary(pair => pair.alias, pair => pair.Key, StringComparer.OrdinalIgnoreCase));
}
