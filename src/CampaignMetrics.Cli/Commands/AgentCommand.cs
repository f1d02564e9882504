using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>agent [UA…|-]</c>: which program, device and actor a user agent names, one JSON line each.</summary>
internal static class AgentCommand
{
    public const string Name = "agent";

    public static Command Create()
    {
        var agents = new Argument<string[]>("UA")
        {
            Description = "User agents; without any, and for -, lines of standard input.", Arity = ArgumentArity.ZeroOrMore,
        };
        var format = new FormatOption(AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Tells client, device, system and actor of user agents.") { agents, format };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var given = parsed.GetValue(agents) ?? [];
            if (given.Count(text => text == "-") > 1) throw new UnusableException("-: standard input can be read only once");
            var rejected = new RejectedLines("-");
            using var output = new Answers<Described>(StandardStreams.OpenOutput(), format.Of(parsed), Columns);
            foreach (var text in given.Length > 0 ? given.SelectMany(Texts) : Texts("-"))
                output.Write(new Described(text, UserAgent.Parse(text)));
            RejectedLines.Name([rejected]);
            return ExitCode.Done;

            IEnumerable<string> Texts(string text) =>
                text == "-" ? SingleLines.Of(text, Appearance.NoLines, rejected, cancellationToken) : [text];
        }, cancellationToken));
        return command;
    }

    private static AnswerColumn<Described>[] Columns =>
    [
        new("userAgent", told => told.Text),
        new("client", told => told.Agent.Client),
        new("clientVersion", told => told.Agent.Version),
        new("kind", told => JsonName.Of<AgentKind>(told.Agent.Kind)),
        new("device", told => JsonName.Of<DeviceType>(told.Agent.Device)),
        new("os", told => told.Agent.Os),
        new("actor", told => JsonName.Of<AgentActor>(told.Agent.Actor)),
        new("rule", told => told.Agent.Rule),
    ];

    private readonly record struct Described(string Text, UserAgent Agent);
}
