using System.Text;
using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>A console on standard output, or plain text of a fixed width where nobody watches.</summary>
internal static class Terminal
{
    private const int PlainWidth = 100;

    public static IAnsiConsole On(Stream target, bool toFile = false)
    {
        if (!toFile && !Console.IsOutputRedirected) return AnsiConsole.Console;
        var writer = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
