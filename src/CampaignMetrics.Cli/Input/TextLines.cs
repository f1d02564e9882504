using System.Globalization;

namespace CampaignMetrics.Cli.Input;

/// <summary>Says from the first bytes what a file is instead of the expected kind; null where it may be of that kind.</summary>
internal delegate string? AppearanceTest(ReadOnlySpan<byte> head);

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
    /// <param name="otherwise">Tells from the first bytes what it is instead; null for anything but text.</param>
    public static IEnumerable<(int Number, string Line)> Of(
        string file, CancellationToken cancellationToken = default, AppearanceTest? otherwise = null)
    {
        using var lines = Open(file, Longest, cancellationToken, otherwise);
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!string.IsNullOrWhiteSpace(line)) yield return (number, line);
        }
    }

    /// <summary>The lines of a file. A longer one is named on standard error and read as an empty one.</summary>
    /// <exception cref="UnusableException">It is no text.</exception>
    public static LimitedLines Open(string file, int longest, CancellationToken cancellationToken, AppearanceTest? otherwise = null)
    {
        var input = HeadedStream.Open(file, cancellationToken);
        var wrong = Appearance.NoText(input.Head) is { } binary ? $"is no text: {binary}" : otherwise?.Invoke(input.Head);
        if (wrong is null)
            return new LimitedLines(input, longest, number => TellTooLong(file, number, longest));
        // The reader that would close it is not made.
        input.Dispose();
        throw new UnusableException($"{file}: {wrong}");
    }

    private static void TellTooLong(string file, long number, int longest) =>
        Console.Error.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{file}:{number}: line is longer than {longest:N0} characters"));
}
