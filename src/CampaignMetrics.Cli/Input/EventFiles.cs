using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>Reads event files into a ledger, names rejected lines on standard error, and shows the progress on a terminal.</summary>
/// <remarks>
/// <para>All commands that report on events read them through this class, so they treat wrong files and rejected lines alike.</para>
/// </remarks>
internal static class EventFiles
{
    /// <summary>
    /// How many bytes before its end a file is searched for the mark of a MaxMind DB: the metadata begins in the last 128 KiB.
    /// </summary>
    internal const int TailBytes = 1 << 17;

    private const int HeadBytes = 1 << 16;

    private const int MaxCatalogBytes = 256_000_000;

    /// <summary>The bytes of memory without which the runtime may die silently, unless the input is small.</summary>
    private const long LeastMemory = 48 << 20, SmallInput = 4 << 20;

    /// <exception cref="UnusableException">There is no event in any of them, or a line is rejected and that is to be the end.</exception>
    public static void Read(MessageLedger ledger, IReadOnlyList<string> files, bool strict, CancellationToken cancellationToken)
    {
        var streams = new List<Stream>();
        try
        {
            foreach (var file in files) streams.Add(OpenHeaded(file, cancellationToken));
            if (!AreSmall(streams)) Memory.Require(LeastMemory);
            if (strict) ReadStrictly(ledger, files, streams, cancellationToken);
            else ReadAll(ledger, files, streams, cancellationToken);
        }
        finally
        {
            foreach (var stream in streams) stream.Dispose();
        }
    }

    private static bool AreSmall(List<Stream> streams) =>
        streams.All(stream => stream.CanSeek) && streams.Sum(stream => stream.Length) <= SmallInput;

    /// <summary>A file to read; <c>-</c> is standard input, which is waited for until it is cancelled.</summary>
    public static Stream Open(string file, CancellationToken cancellationToken = default)
    {
        if (file == "-") return new StandardInput(cancellationToken);
        Refuse(file);
        // Shared for writing, since a log may be read while it grows; without a buffer, since the readers take large blocks.
        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
    }

    /// <summary>Throws where a name leads to nothing that can be read.</summary>
    public static void Refuse(string file)
    {
        if (file == "-") return;
        if (file.Length == 0) throw new UnusableException("an empty name is no file");
        if (Directory.Exists(file)) throw new UnusableException($"{file}: is a directory");
        if (!File.Exists(file)) throw new UnusableException($"{file}: no such file");
    }

    /// <summary>The catalog in a file; an empty one when none is given.</summary>
    public static EmailCatalog Catalog(string? file, CancellationToken cancellationToken)
    {
        if (file is null) return EmailCatalog.Empty;
        return EmailCatalogFile.TryRead(CatalogBytes(file, cancellationToken), out var catalog, out var error)
            ? catalog
            : throw new UnusableException($"{file}: {error}");
    }

    /// <summary>The HTML of the emails of a catalog file. From standard input a catalog is read once, and has none.</summary>
    public static IReadOnlyDictionary<EmailId, string> Bodies(string? file, CancellationToken cancellationToken) =>
        file is null or "-" ? new Dictionary<EmailId, string>() : EmailCatalogFile.Bodies(CatalogBytes(file, cancellationToken));

    private static byte[] CatalogBytes(string file, CancellationToken cancellationToken)
    {
        using var input = HeadedStream.Open(file, cancellationToken);
        if (Appearance.NoText(input.Head) is { } appearance) throw new UnusableException($"{file}: is no catalog: it is {appearance}");
        return input.ReadAll(MaxCatalogBytes) ?? throw new UnusableException($"{file}: is larger than a catalog may be, 256 MB");
    }

    /// <summary>All files at once. Rejected lines are named afterwards, in the order of the files.</summary>
    private static void ReadAll(
        MessageLedger ledger, IReadOnlyList<string> files, List<Stream> streams, CancellationToken cancellationToken)
    {
        var rejections = files.Select(file => new RejectedLines(file)).ToList();
        IReadOnlyList<int> useless = [];
        try
        {
            Progress.Show(Title(files), streams, ledger, () => Guarded(files, () =>
            {
                var events = ledger.ReadLines(streams, (file, rejection) => rejections[file].Add(rejection), cancellationToken);
                useless = [.. UselessOf(events, rejections)];
            }));
        }
        finally
        {
            // A file that is of another kind altogether gets one error instead of a hundred rejected lines.
            if (useless.Count == 0) RejectedLines.Name(rejections);
        }
        if (useless.Count > 0) throw Useless(files, streams, rejections, useless);
    }

    /// <summary>Reads one file after the other, so that of several bad lines it is always the same one that stops the command.</summary>
    private static void ReadStrictly(
        MessageLedger ledger, IReadOnlyList<string> files, List<Stream> streams, CancellationToken cancellationToken)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            var stream = streams[i];
            Progress.Show(Title([file]), [stream], ledger, () =>
                Guarded([file], () => ledger.ReadLines([stream], (_, rejection) => Stop(file, rejection), cancellationToken)));
        }
        if (ledger.EventCount == 0) throw Useless(files, streams, [], [.. Enumerable.Range(0, files.Count)]);
    }

    /// <summary>
    /// Opens a file. The first bytes of a pipe, which cannot be read twice, are kept: they say what it was if no event comes.
    /// </summary>
    public static Stream OpenHeaded(string file, CancellationToken cancellationToken)
    {
        var stream = Open(file, cancellationToken);
        return stream.CanSeek ? stream : new HeadedStream(stream);
    }

    /// <summary>
    /// The files that are an error: all, where there is no event at all; otherwise those that have content but no event, since a wrong file
    /// among good ones is a mistake.
    /// </summary>
    public static IEnumerable<int> UselessOf(IReadOnlyList<long> events, List<RejectedLines> rejections)
    {
        var isNothing = events.All(count => count == 0);
        return Enumerable.Range(0, events.Count).Where(file => isNothing || (events[file] == 0 && rejections[file].Any));
    }

    /// <summary>The error for files without an event: what each looks like, and why its first line was rejected.</summary>
    public static UnusableException Useless(
        IReadOnlyList<string> files, List<Stream> streams, IReadOnlyList<RejectedLines> rejections, IReadOnlyList<int> useless)
    {
        const int most = 3;
        var told =
            useless.Take(most).Select(i => $"{files[i]}: no event: {AppearanceOf(streams[i])}{rejections.ElementAtOrDefault(i)?.First}");
        var more = useless.Count > most ? $"; and {useless.Count - most} more files without one" : "";
        return new UnusableException(string.Join("; ", told) + more);
    }

    private static string AppearanceOf(Stream stream)
    {
        if (stream is HeadedStream headed) return Appearance.Of(headed.Head);
        var head = new byte[HeadBytes];
        var tail = new byte[TailBytes];
        stream.Position = 0;
        var headLength = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = Math.Max(0, stream.Length - TailBytes);
        var tailLength = stream.ReadAtLeast(tail, TailBytes, throwOnEndOfStream: false);
        return Appearance.Of(head.AsSpan(0, headLength), tail.AsSpan(0, tailLength));
    }

    private static void Guarded(IReadOnlyList<string> files, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            // What does not come from one of the inputs comes from a temporary file to which messages were spilled.
            throw new UnusableException(e is StreamReadException { StreamIndex: var file }
                ? $"{files[file]}: cannot be read: {e.Message}"
                : $"temporary files cannot be written: {e.Message} With --memory SIZE more stays in memory.");
        }
    }

    private static void Stop(string file, Rejection rejection) =>
        throw new UnusableException(RejectedLines.TextOf(file, rejection), ExitCode.Stopped);

    public static string Title(IReadOnlyList<string> files) => files.Count == 1 ? Path.GetFileName(files[0]) : $"{files.Count} files";
}
