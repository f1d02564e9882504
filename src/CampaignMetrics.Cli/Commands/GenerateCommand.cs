using System.CommandLine;

namespace CampaignMetrics.Cli.Commands;

internal static class GenerateCommand
{
    public static Command Create() => new("generate", "x");
}
