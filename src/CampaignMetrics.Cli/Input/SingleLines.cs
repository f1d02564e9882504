using System.Globalization;
using System.Text;

namespace CampaignMetrics.Cli.Input;

/// <summary>Says from the first bytes what a file is instead of lines of the expected kind; null where it may be that.</summary>
internal delegate string? AppearanceTest(ReadOnlySpan<byte> head);

/// <summary>Lines of which each is judged by itself, such as SMTP replies and user agents. One that cannot be read is rejected, and the
/// others are read.</summary>
internal static class SingleLines
{
    /// <summary>The longest line that is taken, in characters: as long as an event line may be.</summary>
    private const int Longest = 1 << 20;

    // What servers and logs write is not always UTF-8; a byte that is no part of it is a letter of Windows-1252.
    private static readonly Encoding Mixed = Encoding.GetEncoding("utf-8", EncoderFallback.ReplacementFallback, new WesternLetters());

    /// <summary>The lines that are not blank.</summary>
    /// <exception cref="UnusableException">It is no text.</exception>
    /// <param name="file">The file; <c>-</c> for standard input.</param>
    /// <param name="looksWrong">Says what it is instead.</param>
    /// <param name="rejected">Receives the lines that cannot be read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static IEnumerable<string> Of(
        string file, AppearanceTest looksWrong, RejectedLines rejected, CancellationToken cancellationToken)
    {
        using var input = HeadedStream.Open(file, cancellationToken);
        if (looksWrong(input.Head) is { } wrong) throw new UnusableException($"{file}: {wrong}");
        // Some programs end lines with CR alone; beside LF it is a character of the line.
        var lineEnd = input.Head.Contains((byte)'\r') && !input.Head.Contains((byte)'\n') ? '\r' : '\n';
        using var lines = new LimitedLines(input, Longest, number => rejected.Add(TooLong(number)), Mixed, lineEnd);
        for (var number = 1L; lines.ReadLine() is { } line; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (line.Contains('\0', StringComparison.Ordinal)) rejected.Add(new Rejection(number, "holds a zero byte"));
            else if (!string.IsNullOrWhiteSpace(line)) yield return line;
        }
    }

    private static Rejection TooLong(long number) =>
        new(number, string.Create(CultureInfo.InvariantCulture, $"line is longer than {Longest:N0} characters"));

    /// <summary>Reads a byte that is no UTF-8 as the letter that Windows-1252 has there.</summary>
    private sealed class WesternLetters : DecoderFallback
    {
        private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;

        // A sequence that is cut has three bytes at most.
        public override int MaxCharCount => 3;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new Letters();

        private sealed class Letters : DecoderFallbackBuffer
        {
            private string _letters = "";
            private int _next;

            public override int Remaining => _letters.Length - _next;

            public override bool Fallback(byte[] bytesUnknown, int index)
            {
                (_letters, _next) = (Western.GetString(bytesUnknown), 0);
                return true;
            }

            public override char GetNextChar() => _next < _letters.Length ? _letters[_next++] : '\0';

            public override bool MovePrevious()
            {
                if (_next == 0) return false;
                _next--;
                return true;
            }
        }
    }
}
