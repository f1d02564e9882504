using CampaignMetrics.Cli.Output;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Cli.Input;

/// <summary>Reads event files into a ledger: says what is rejected, and shows how far it is.</summary>
internal static class EventFiles
{
    public static void Read(MessageLedger ledger, IReadOnlyList<string> files, bool strict, CancellationToken cancellationToken)
    {
        var streams = new List<Stream>();
        try
        {
            foreach (var file in files) streams.Add(Open(file, cancellationToken));
            if (strict) ReadStrictly(ledger, files, streams, cancellationToken);
            else ReadAll(ledger, files, streams, cancellationToken);
        }
        finally
        {
            foreach (var stream in streams) stream.Dispose();
        }
    }

    /// <summary>A file to read; <c>-</c> is standard input, which is waited for until it is cancelled.</summary>
    public static Stream Open(string file, CancellationToken cancellationToken = default)
    {
        if (file == "-") return new StandardInput(cancellationToken);
        if (Directory.Exists(file)) throw new UnusableException($"{file}: is a directory");
        if (!File.Exists(file)) throw new UnusableException($"{file}: no such file");
        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
    }

    /// <summary>The catalog in a file; an empty one when none is given.</summary>
    public static EmailCatalog Catalog(string? file, CancellationToken cancellationToken)
    {
        if (file is null) return EmailCatalog.Empty;
        using var stream = Open(file, cancellationToken);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return EmailCatalogFile.TryRead(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out var error)
            ?? throw new UnusableException($"{file}: {error}");
    }

    /// <summary>All files at once. Rejected lines are named afterwards, in the order of the files.</summary>
    private static void ReadAll(MessageLedger ledger, IReadOnlyList<string> files, List<Stream> streams, CancellationToken cancellationToken)
    {
        var rejections = files.Select(file => new RejectedLines(file)).ToList();
        try
        {
            Progress.Show(Title(files), streams, ledger, () =>
                Guarded(files, () => ledger.ReadLines(streams, (file, rejection) => rejections[file].Add(rejection), cancellationToken)));
        }
        finally
        {
            RejectedLines.Name(rejections);
        }
    }

    /// <summary>One file after the other, so that it is always the same line that stops.</summary>
    private static void ReadStrictly(MessageLedger ledger, IReadOnlyList<string> files, List<Stream> streams, CancellationToken cancellationToken)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            Progress.Show(Title([file]), [streams[i]], ledger, () => Guarded([file], () => ledger.ReadLines(streams[i], rejection => Stop(file, rejection), cancellationToken)));
        }
    }

    private static void Guarded(IReadOnlyList<string> files, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UnusableException(e.Data[MessageLedger.StreamIndex] is int file
                ? $"{files[file]}: cannot be read: {e.Message}"
                : $"temporary files cannot be written: {e.Message} With --memory SIZE more stays in memory.");
        }
    }

    private static void Stop(string file, Rejection rejection) => throw new UnusableException(RejectedLines.TextOf(file, rejection), ExitCode.Stopped);

    private static string Title(IReadOnlyList<string> files) => files.Count == 1 ? Path.GetFileName(files[0]) : $"{files.Count} files";
}
