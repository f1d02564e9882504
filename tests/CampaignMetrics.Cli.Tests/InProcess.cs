using System.Text;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Tests;

/// <summary>
/// The command without a process of its own: a hundred times as fast. What
/// uses it is in one collection, as a process has one standard output.
/// </summary>
internal static class InProcess
{
    public const string Collection = "in process";

    public static ToolRun Run(string input, params string[] args)
    {
        var (openInput, openOutput, errors) = (StandardStreams.OpenInput, StandardStreams.OpenOutput, Console.Error);
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        try
        {
            StandardStreams.OpenInput = () => new MemoryStream(Encoding.UTF8.GetBytes(input));
            StandardStreams.OpenOutput = () => output;
            Console.SetError(new ErrorWriter(error));
            var exitCode = CommandLine.Run(args);
            return new ToolRun(exitCode, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
        }
        finally
        {
            (StandardStreams.OpenInput, StandardStreams.OpenOutput) = (openInput, openOutput);
            Console.SetError(errors);
        }
    }
}
