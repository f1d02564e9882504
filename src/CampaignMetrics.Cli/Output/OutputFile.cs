using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Output;

/// <summary>
/// The output of a command. A file appears whole or not at all: until everything is written, it keeps what it held before.
/// </summary>
/// <remarks><para>The data go to a temporary file in the same folder, which takes the place of the named file at the end.</para></remarks>
internal sealed class OutputFile : IDisposable
{
    private readonly string _name;
    private readonly string? _final, _temporary;
    private bool _isDone;

    private OutputFile(string name, Stream stream, string? final = null, string? temporary = null)
    {
        _name = name;
        Stream = stream;
        _final = final;
        _temporary = temporary;
    }

    /// <summary>What is written to.</summary>
    public Stream Stream { get; }

    /// <summary>A file, or standard output for null and <c>-</c>.</summary>
    /// <remarks>Open it before the work begins, so that a file that cannot be written is reported at once.</remarks>
    /// <param name="file">Its name.</param>
    /// <param name="inputs">What is read: none of it may be the output.</param>
    public static OutputFile Create(string? file, IEnumerable<string?> inputs)
    {
        if (file is null or "-")
        {
            // A shell may have redirected standard output into a file that is also an input.
            RefuseInput("/dev/stdout", inputs);
            return new OutputFile("standard output", StandardStreams.OpenOutput());
        }
        if (file.Length == 0) throw new UnusableException("--output: an empty name is no file");
        if (Directory.Exists(file)) throw new UnusableException($"{file}: is a directory");
        RefuseInput(file, inputs);
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
            throw new UnusableException($"{file}: cannot be written: there is no folder {folder}");
        try
        {
            return Create(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableException($"{file}: cannot be written: {e.Message}");
        }
    }

    /// <summary>Whether two outputs are one file or stream; null for the first is standard output, null for the second is none.</summary>
    public static bool AreOne(string? first, string? second)
    {
        if (second is null) return false;
        first ??= "-";
        if (first.Length == 0 || second.Length == 0) return false;
        if (first == second || Path.GetFullPath(first) == Path.GetFullPath(second)) return true;
        return FileIdentity.Of(first) is { IsRegular: true } identity && FileIdentity.Of(second) == identity;
    }

    /// <summary>Writes what there is to write, and puts the file in its place.</summary>
    public void Write(Action<Stream> write)
    {
        try
        {
            write(Stream);
            Stream.Flush();
            if (_temporary is not null) Place(_final!, _temporary);
            _isDone = true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && !Failure.IsClosedPipe(e))
        {
            throw new UnusableException($"{_name}: cannot be written: {e.Message}");
        }
    }

    public void Dispose()
    {
        Stream.Dispose();
        if (_temporary is not null && !_isDone) File.Delete(_temporary);
    }

    private static OutputFile Create(string file)
    {
        var existing = FileIdentity.Of(file);
        // A pipe or a device is written in place: a renamed file would replace it.
        if (existing is { IsRegular: false })
            return new OutputFile(file, new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0));
        var named = new FileInfo(file);
        // Through a link the file behind it is replaced, and the link stays.
        var final = (named.LinkTarget is null ? null : named.ResolveLinkTarget(returnFinalTarget: true))?.FullName ?? named.FullName;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (existing is not null)
        {
            // Renaming over a file asks nobody whether it may be written.
            using (new FileStream(final, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) { }
            // The new file keeps the permissions of the old one.
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = File.GetUnixFileMode(final);
        }
        // In the same folder, hence on the same volume, where renaming is a single step.
        var temporary = Path.Combine(Path.GetDirectoryName(final)!, $".campaign-metrics-{Path.GetRandomFileName()}.tmp");
        return new OutputFile(file, new FileStream(temporary, options), final, temporary);
    }

    private void Place(string final, string temporary)
    {
        // On the disk before it is renamed, so that a power failure leaves the old file or the whole new one.
        ((FileStream)Stream).Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(temporary, final, overwrite: true);
    }

    private static void RefuseInput(string file, IEnumerable<string?> inputs)
    {
        if (FileIdentity.Of(file) is not { IsRegular: true } output) return;
        foreach (var input in inputs)
            if (input is not null && FileIdentity.Of(input == "-" ? "/dev/stdin" : input) == output)
                throw new UnusableException($"{file}: is an input too ({input}), and would be lost");
    }
}
