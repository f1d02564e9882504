using System.Globalization;

namespace CampaignMetrics.Cli.Input;

/// <summary>Lines of text from a file or standard input.</summary>
internal static class TextLines
{
    /// <summary>The longest line that is taken, in characters: as long as an event line may be.</summary>
    private const int Longest = 1 << 20;

    /// <summary>The lines of a file; blank ones are passed over, longer ones than a million characters are named and passed over.</summary>
    /// <exception cref="UnusableException">It is no text.</exception>
    public static IEnumerable<(int Number, string Line)> Of(string file, CancellationToken cancellationToken = default)
    {
        using var lines = Open(file, Longest, cancellationToken);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    /// <summary>The lines of a file; one that is longer is named, and read as an empty one.</summary>
    /// <exception cref="UnusableException">It is no text.</exception>
    public static LimitedLines Open(string file, int longest, CancellationToken cancellationToken)
    {
        var input = HeadedStream.Open(file, cancellationToken);
        if (Appearance.NoText(input.Head) is not { } appearance)
            return new LimitedLines(input, longest, number => TellTooLong(file, number, longest));
        input.Dispose();
        throw new UnusableException($"{file}: is no text: {appearance}");
    }

    private static void TellTooLong(string file, long number, int longest) =>
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: line is longer than {longest:N0} characters"));
}
