using CampaignMetrics.UserAgents.Matching;

namespace CampaignMetrics.UserAgents.Tests;

/// <summary>One user agent at least for every rule, in <c>Agents.txt</c>: which rule knows it, and on what it runs.</summary>
public sealed class AgentTests
{
    private static readonly IReadOnlyList<Case> Cases = Read();

    /// <summary>The user agents of the collection.</summary>
    internal static IEnumerable<string> Texts => Cases.Select(each => each.Text);

    [Fact]
    public void Every_user_agent_of_the_collection_is_known_by_its_rule() => AssertNone(Cases.Where(each => each.Agent.Rule != each.Rule));

    [Fact]
    public void Every_user_agent_of_the_collection_runs_on_what_it_says() =>
        AssertNone(Cases.Where(each => each.Agent.Device != each.Device || each.Agent.Os != each.Os));

    [Fact]
    public void Every_rule_knows_a_user_agent_of_the_collection() =>
        Assert.Empty(BuiltInRules.Agents.Select(rule => rule.Id).Except(Cases.Select(each => each.Rule)));

    [Fact]
    public void Bots_and_libraries_of_the_collection_act_by_themselves_and_nobody_else() =>
        AssertNone(Cases.Where(each => IsProgram(each.Agent.Kind) != (each.Agent.Actor == AgentActor.Automation)));

    [Fact]
    public void Proxies_of_the_collection_are_proxied_and_nobody_else() =>
        AssertNone(Cases.Where(each => each.Rule.Split('/')[0].EndsWith("proxy", StringComparison.Ordinal) != each.Agent.IsProxied));

    private static bool IsProgram(AgentKind kind) => kind is AgentKind.Bot or AgentKind.Library;

    private static void AssertNone(IEnumerable<Case> wrong)
    {
        var lines = string.Join('\n', wrong.Select(each => $"{each.Rule}, {each.Device}, {each.Os}: {each.Text} => {each.Agent}"));
        Assert.True(lines.Length == 0, lines);
    }

    private static List<Case> Read()
    {
        using var reader = new StreamReader(typeof(AgentTests).Assembly.GetManifestResourceStream("Agents.txt")!);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Case.Of)];
    }

    private sealed record Case(string Rule, DeviceType Device, string? Os, string Text)
    {
        public UserAgent Agent { get; } = UserAgent.Parse(Text);

        public static Case Of(string line)
        {
            var columns = line.Split(" | ", 3);
            var runsOn = columns[1].Split(' ', 2);
            var device = runsOn[0] == "-" ? DeviceType.Unknown : Enum.Parse<DeviceType>(runsOn[0]);
            return new Case(columns[0], device, runsOn.Length == 2 && runsOn[1] != "-" ? runsOn[1] : null, columns[2].Trim());
        }
    }
}
