using CampaignMetrics.Cli.Output;
using Spectre.Console;

namespace CampaignMetrics.Cli.Tests.Output;

/// <summary>Pages of any width, as the lines that come of them.</summary>
internal static class Pages
{
    public static string[] Of(int width, Action<Page> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        write(new Page(console));
        return text.ToString().TrimEnd('\n').Split('\n');
    }

    public static string[] Of(int width, Report report) => Of(width, page => TerminalReport.Write(report, page));
}
