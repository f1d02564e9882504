using System.Globalization;
using System.Text;
using Spectre.Console;

namespace CampaignMetrics.Cli.Output;

/// <summary>A console on standard output, or plain text where nobody watches or colours are not wanted.</summary>
internal static class Terminal
{
    /// <summary>The width where no terminal has one and <c>COLUMNS</c> does not say.</summary>
    private const int PlainWidth = 80;

    private const int Narrowest = 40, Widest = 1_000;

    public static Page On(Stream target, bool toFile = false)
    {
        var isWatched = !toFile && !Console.IsOutputRedirected;
        if (isWatched && !IsPlain) return new Page(AnsiConsole.Console);
        var writer =
            // The same bytes on every system: UTF-8 without a mark, and line feeds.
            new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = toFile ? StatedWidth ?? PlainWidth : Width;
        // Bars are block characters, also in plain text.
        console.Profile.Capabilities.Unicode = true;
        return new Page(console);
    }

    /// <summary>How wide a page on standard output is: as the terminal, as <c>COLUMNS</c> says, or 80 columns.</summary>
    public static int Width => (Console.IsOutputRedirected ? null : WindowWidth) ?? StatedWidth ?? PlainWidth;

    /// <summary>no-color.org: any value but an empty one. A terminal that is called dumb knows no colours either.</summary>
    private static bool IsPlain =>
        Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || Environment.GetEnvironmentVariable("TERM") == "dumb";

    /// <summary>A terminal that nobody gave a size has none: its width is 0.</summary>
    private static int? WindowWidth => Console.WindowWidth is > 0 and var width ? width : null;

    private static int? StatedWidth =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && width is >= Narrowest and <= Widest
            ? width
            : null;
}
