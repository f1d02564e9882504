namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/user-agents.md by which another parser is plugged in, run with a parser of UAParser's shape.</summary>
public sealed class UserAgentsPageTests
{
    [Fact]
    public void Another_parser_is_plugged_in_with_one_line()
    {
        IParser uaParser = new HouseParser();
        // snippet
        var enrichment = new Enrichment
        {
            Agents = text => new AgentDescription(uaParser.Parse(text).UA.Family, AgentDescription.Unknown, AgentRole.Reader),
        };
        // end
        Assert.Equal("House Mail", enrichment.Agents("HouseMail/1.0").Client);
    }

    /// <summary>What the line needs of UAParser's <c>Parser.Parse</c>, <c>ClientInfo.UA</c> and <c>UserAgent.Family</c>.</summary>
    private interface IParser
    {
        ClientInfo Parse(string text);
    }

    private sealed record ClientInfo(Agent UA);

    private sealed record Agent(string Family);

    private sealed class HouseParser : IParser
    {
        public ClientInfo Parse(string text) =>
            new(new Agent(text.StartsWith("HouseMail/", StringComparison.Ordinal) ? "House Mail" : "Other"));
    }
}
