using CampaignMetrics.Events;
using CampaignMetrics.Messages;

using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Input;

/// <summary>Reads event files into a ledger: says what is rejected, and shows how far it is.</summary>
internal static class EventFiles
{
    /// <summary>How many rejected lines are named on standard error; all are counted.</summary>
    private const int MaxNamed = 100;

    public static void Read(MessageLedger ledger, IReadOnlyList<string> files, bool strict, CancellationToken cancellationToken)
    {
        var named = 0L;
        foreach (var file in files)
        {
            using var stream = Open(file);
            Progress.Show(file, stream, () => ReadFile(ledger, file, stream, rejection => Name(file, rejection, strict, ref named), cancellationToken));
        }
        if (named > MaxNamed) Console.Error.WriteLine($"… and {named - MaxNamed:N0} more rejected lines");
    }

    /// <summary>A file to read; <c>-</c> is standard input.</summary>
    public static Stream Open(string file)
    {
        if (file == "-") return Console.OpenStandardInput();
        if (Directory.Exists(file)) throw new UnusableException($"{file}: is a directory");
        if (!File.Exists(file)) throw new UnusableException($"{file}: no such file");
        return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
    }

    /// <summary>The catalog in a file; an empty one when none is given.</summary>
    public static EmailCatalog Catalog(string? file)
    {
        if (file is null) return EmailCatalog.Empty;
        using var stream = Open(file);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return EmailCatalogFile.TryRead(bytes.GetBuffer().AsSpan(0, (int)bytes.Length), out var error)
            ?? throw new UnusableException($"{file}: {error}");
    }

    private static void ReadFile(MessageLedger ledger, string file, Stream stream, Action<Rejection> onRejected, CancellationToken cancellationToken)
    {
        try
        {
            ledger.ReadLines(stream, onRejected, cancellationToken);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{file}: cannot be read: {e.Message}");
        }
    }

    private static void Name(string file, Rejection rejection, bool strict, ref long named)
    {
        var text = $"{file}:{rejection.Line}: {Safe.Text(rejection.Reason)}";
        if (strict) throw new UnusableException(text, ExitCode.Stopped);
        if (named++ < MaxNamed) Console.Error.WriteLine(text);
    }
}
