using System.Globalization;
using System.Text;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Cli.Import;

/// <summary>A file to import, opened: gzip is decompressed, and the encoding recognised by the first bytes.</summary>
internal sealed class ImportFile : IDisposable
{
    /// <summary>How much of the beginning is looked at: enough for a header of some thousand columns.</summary>
    private const int HeadLength = 1 << 16;

    private readonly byte[] _head;
    private readonly Stream _file, _stream;

    private ImportFile(string name, byte[] head, Stream stream, Stream file) =>
        (Name, _head, _stream, _file) = (name, head, new PrefixedStream(head, stream), file);

    /// <summary>The file's name, fit to be shown.</summary>
    public string Name { get; }

    /// <summary>The bytes, from the first on.</summary>
    public Stream Content => _stream;

    /// <summary>The first bytes.</summary>
    public ReadOnlySpan<byte> HeadBytes => _head;

    /// <summary>The first bytes as text.</summary>
    public string Head => Encoding.GetString(_head).TrimStart('\uFEFF');

    /// <summary>Whether it holds nothing, or nothing but blanks.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Head);

    /// <summary>What the file is instead of an export; null where it may be one.</summary>
    public string? Otherwise => Appearance.NoExport(_head, Tail());

    /// <summary>What the file is instead of a body that a provider posts; null where it may be one.</summary>
    public string? NoBody => Appearance.NoBody(_head, Tail());

    public bool IsJson => Head.AsSpan().TrimStart() is ['{' or '[', ..];

    /// <summary>By its byte order mark; without one, every other byte of UTF-16 text is mostly zero.</summary>
    private Encoding Encoding => _head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => Encoding.UTF8,
    };

    /// <exception cref="UnreadableFileException">There is no such file, it is an archive, or its beginning cannot be read.</exception>
    public static ImportFile Open(string file, CancellationToken cancellationToken)
    {
        Refuse(file);
        var opened = Guarded(file, () => EventFiles.Open(file, cancellationToken));
        try
        {
            return Of(Safe.Text(file), opened);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    /// <summary>All of it as text, in its encoding.</summary>
    public TextReader Text() => new StreamReader(_stream, Encoding, detectEncodingFromByteOrderMarks: true);

    /// <summary>What a mail of the file is called: in a mailbox (RFC 4155) with its number, from 1 on.</summary>
    public string NameOf(int mail) => _head.AsSpan().StartsWith("From "u8)
        ? string.Create(CultureInfo.InvariantCulture, $"{Name}: mail {mail}")
        : Name;

    /// <summary>Runs what reads a file, and turns an error of the file into one line for the user.</summary>
    public static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UnreadableFileException($"{name}: cannot be read: {e.Message}");
        }
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The last bytes of a file that has them at hand: those of a database of places say what it is.</summary>
    private byte[] Tail()
    {
        if (!_file.CanSeek) return [];
        var place = _file.Position;
        var tail = new byte[Math.Min(_file.Length, EventFiles.TailBytes)];
        _file.Position = _file.Length - tail.Length;
        var length = _file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false);
        // Reading goes on from here afterwards.
        _file.Position = place;
        return tail[..length];
    }

    private static void Refuse(string file)
    {
        try
        {
            EventFiles.Refuse(file);
        }
        catch (UnusableException e)
        {
            throw new UnreadableFileException(e.Message);
        }
    }

    private static ImportFile Of(string name, Stream file)
    {
        var content = GzipContent.Open(file);
        var head = Guarded(name, () => Take(content));
        if (head is [(byte)'P', (byte)'K', 3, 4, ..])
            throw new UnreadableFileException($"{name}: is a ZIP archive or a spreadsheet: unpack it, or save it as CSV, first");
        return new ImportFile(name, head, content, file);
    }

    private static byte[] Take(Stream stream)
    {
        var head = new byte[HeadLength];
        return head[..stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
    }
}
