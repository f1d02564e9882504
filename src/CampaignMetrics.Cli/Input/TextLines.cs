using System.Globalization;

namespace CampaignMetrics.Cli.Input;

/// <summary>Lines of text from a file or standard input.</summary>
internal static class TextLines
{
    /// <summary>The longest line that is taken, in characters: as long as an event line may be.</summary>
    private const int Longest = 1 << 20;

    /// <summary>
    /// The lines of a file. Blank ones are skipped; those of more than a million characters are named on standard error and skipped.
    /// </summary>
    /// <exception cref="UnusableException">It is no text.</exception>
    /// <param name="file">Its name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IEnumerable<(int Number, string Line)> Of(string file, CancellationToken cancellationToken = default)
    {
        using var lines = Open(file, Longest, cancellationToken);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    /// <summary>The lines of a file. A longer one is named on standard error and read as an empty one.</summary>
    /// <exception cref="UnusableException">It is no text.</exception>
    public static LimitedLines Open(string file, int longest, CancellationToken cancellationToken)
    {
        var input = HeadedStream.Open(file, cancellationToken);
        if (Appearance.NoText(input.Head) is not { } wrong)
            return new LimitedLines(input, longest, number => TellTooLong(file, number, longest));
        // The reader that would close it is not made.
        input.Dispose();
        throw new UnusableException($"{file}: is no text: {wrong}");
    }

    private static void TellTooLong(string file, long number, int longest) =>
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: line is longer than {longest:N0} characters"));
}
