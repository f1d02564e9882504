using System.Runtime.CompilerServices;

namespace CampaignMetrics.Bounces;

/// <summary>Divides a mailbox file into its mails (<see href="https://www.rfc-editor.org/rfc/rfc4155">RFC 4155</see>).</summary>
/// <remarks>
/// In such a file each mail begins with a line <c>From sender Mon Jun  2 10:00:00 2025</c> after an empty line. A file that does not begin
/// with such a line is one mail.
/// </remarks>
/// <example>
/// <code>
/// using var file = File.OpenRead("bounces.mbox");
/// foreach (var mail in Mbox.Mails(file)) Console.WriteLine(BounceMail.Read(mail.Span).Kind);
/// </code>
/// </example>
public static class Mbox
{
    private const int ChunkLength = 1 << 16;

    /// <summary>
    /// The mails of a file, one at a time, each with the line that separates it from the one before. Of a mail that is longer than
    /// <see cref="BounceMail.MaxBytes"/> one byte more is given, so that it is seen to be cut. Empty for an empty file.
    /// </summary>
    /// <param name="file">The file, which is read to its end and left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be read; thrown while the mails are gone through.</exception>
    public static IEnumerable<ReadOnlyMemory<byte>> Mails(Stream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return Divided(file);
    }

    /// <summary>As <see cref="Mails"/>, but no thread is blocked while the file is read.</summary>
    /// <param name="file">The file, which is read to its end and left open.</param>
    /// <param name="cancellationToken">Cancels the reading, before the next 64 KB.</param>
    /// <exception cref="ArgumentNullException"><paramref name="file"/> is null.</exception>
    /// <exception cref="IOException">The file cannot be read; thrown while the mails are gone through.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static IAsyncEnumerable<ReadOnlyMemory<byte>> MailsAsync(Stream file, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        return DividedAsync(file, cancellationToken);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Divided(Stream file)
    {
        var (chunk, mail) = (new byte[ChunkLength], new MailLines());
        for (int length; (length = file.Read(chunk)) > 0;)
            foreach (var whole in mail.Take(chunk.AsMemory(0, length))) yield return whole;
        if (mail.Rest() is { Length: > 0 } last) yield return last;
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> DividedAsync(
        Stream file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (chunk, mail) = (new byte[ChunkLength], new MailLines());
        for (int length; (length = await Next(chunk).ConfigureAwait(false)) > 0;)
            foreach (var whole in mail.Take(chunk.AsMemory(0, length))) yield return whole;
        if (mail.Rest() is { Length: > 0 } last) yield return last;

        ValueTask<int> Next(Memory<byte> free)
        {
            // A stream need not look at the token itself.
            cancellationToken.ThrowIfCancellationRequested();
            return file.ReadAsync(free, cancellationToken);
        }
    }

    /// <summary>The lines of one mail, up to the line that begins the next.</summary>
    private sealed class MailLines
    {
        // A separating line is an address and a date.
        private const int MaxLine = 400;

        private static readonly byte[][] Days =
            [
                " Mon "u8.ToArray(), " Tue "u8.ToArray(), " Wed "u8.ToArray(), " Thu "u8.ToArray(),
                " Fri "u8.ToArray(), " Sat "u8.ToArray(), " Sun "u8.ToArray(),
            ];

        private readonly byte[] _line = new byte[MaxLine];
        private byte[] _bytes = new byte[1 << 12];
        private int _count, _lineStart, _lineLength;
        private bool _isAfterEmptyLine = true, _isAfterReturn, _isMbox, _hasText;

        /// <summary>Takes bytes, and gives the mails that end in them.</summary>
        public IEnumerable<byte[]> Take(ReadOnlyMemory<byte> bytes)
        {
            for (var at = 0; at < bytes.Length;)
            {
                at += Take(bytes.Span[at..], out var isNext);
                if (isNext && CutBeforeLine() is { Length: > 0 } before) yield return before;
            }
        }

        /// <summary>Takes bytes up to the end of a line, and says how many, and whether the line begins a mail.</summary>
        private int Take(ReadOnlySpan<byte> bytes, out bool isNext)
        {
            isNext = false;
            if (_isAfterReturn && bytes[0] == '\n') return TakeLineFeed();
            _isAfterReturn = false;
            var end = bytes.IndexOfAny((byte)'\n', (byte)'\r');
            var length = end < 0 ? bytes.Length : end + 1;
            Add(bytes[..length], end < 0 ? length : end);
            if (end < 0) return length;
            _isAfterReturn = bytes[end] == '\r';
            isNext = EndLine();
            return length;
        }

        /// <summary>What came before the line just taken; the line itself begins the next mail.</summary>
        private byte[] CutBeforeLine()
        {
            // Empty lines at the start of a file are no mail.
            var before = _bytes.AsSpan(0, _lineStart).TrimStart(" \t\r\n"u8).IsEmpty ? [] : _bytes[.._lineStart];
            _bytes.AsSpan(_lineStart, _count - _lineStart).CopyTo(_bytes);
            (_count, _lineStart) = (_count - _lineStart, 0);
            return before;
        }

        public byte[] Rest() => _bytes[.._count];

        private int TakeLineFeed()
        {
            _isAfterReturn = false;
            Append("\n"u8);
            return 1;
        }

        private void Add(ReadOnlySpan<byte> bytes, int textLength)
        {
            if (_lineLength == 0) _lineStart = _count;
            var kept = Math.Min(_lineLength, MaxLine);
            bytes[..Math.Min(textLength, MaxLine - kept)].CopyTo(_line.AsSpan(kept));
            // One more than is kept says that the line is longer.
            _lineLength = Math.Min(_lineLength + textLength, MaxLine + 1);
            Append(bytes);
        }

        private void Append(ReadOnlySpan<byte> bytes)
        {
            bytes = bytes[..Math.Min(bytes.Length, BounceMail.MaxBytes + 1 - _count)];
            if (_count + bytes.Length > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _count + bytes.Length));
            bytes.CopyTo(_bytes.AsSpan(_count));
            _count += bytes.Length;
        }

        private bool EndLine()
        {
            var line = _line.AsSpan(0, Math.Min(_lineLength, MaxLine));
            var isSeparator = _isAfterEmptyLine && _lineLength <= MaxLine && IsSeparator(line);
            if (!_hasText && !line.TrimEnd(" \t"u8).IsEmpty) (_hasText, _isMbox) = (true, isSeparator);
            _isAfterEmptyLine = _lineLength == 0;
            _lineLength = 0;
            return isSeparator && _isMbox;
        }

        /// <summary>Whether a line is <c>From</c>, an address, and a date as C's <c>asctime</c> writes it, perhaps with a zone.</summary>
        private static bool IsSeparator(ReadOnlySpan<byte> line)
        {
            if (!line.StartsWith("From "u8)) return false;
            foreach (var day in Days)
            {
                var at = line.IndexOf(day);
                if (at > 0 && line[at..].Contains((byte)':')) return true;
            }

            return false;
        }
    }
}
