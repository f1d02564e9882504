using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>agent [UA…]</c>: what stands behind a user agent, a JSON line each.</summary>
internal static class AgentCommand
{
    public const string Name = "agent";

    public static Command Create()
    {
        var agents = new Argument<string[]>("UA") { Description = "User agents; without any, lines of standard input.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(Name, "Tells client, device, system and actor of user agents.") { agents };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            using var output = new JsonLines(OutputFile.Open(null));
            var given = parsed.GetValue(agents) ?? [];
            foreach (var text in given.Length > 0 ? given : TextLines.Of("-", cancellationToken).Select(line => line.Line)) Write(output, text);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(JsonLines output, string text)
    {
        var agent = UserAgent.Parse(text);
        output.Write(json =>
        {
            json.WriteString("userAgent", text);
            json.WriteString("client", agent.Client);
            json.WriteString("clientVersion", agent.Version);
            json.WriteString("kind", JsonLines.Name<AgentKind>(agent.Kind));
            json.WriteString("device", JsonLines.Name<DeviceType>(agent.Device));
            json.WriteString("os", agent.Os);
            json.WriteString("actor", JsonLines.Name<AgentActor>(agent.Actor));
            json.WriteString("rule", agent.Rule);
        });
    }
}
