using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Cli.Output;

/// <summary>A folder that an export is written to. The manifest comes last: where one is, all files are there and whole.</summary>
internal sealed class ExportFolder
{
    /// <summary>The schema of the manifest.</summary>
    public const string Schema = "campaign-metrics/export/v1";

    private const string Manifest = "manifest.json";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path;
    private readonly string? _name;
    private readonly IReadOnlyList<string?> _inputs;
    private readonly List<Written> _files = [];

    /// <param name="path">The folder; made if it is not there.</param>
    /// <param name="name">What the export is called; null for nothing.</param>
    /// <param name="format">How tables are written.</param>
    /// <param name="inputs">What is read: none of it may be written.</param>
    /// <exception cref="UnusableException">There can be no such folder.</exception>
    public ExportFolder(string path, string? name, AnswerFormat format, IReadOnlyList<string?> inputs)
    {
        (_path, _name, Format, _inputs) = (path, name, format, inputs);
        if (path.Length == 0) throw new UnusableException("--output: an empty name is no folder");
        if (File.Exists(path)) throw new UnusableException($"{path}: is a file, and a folder is expected");
        try
        {
            Directory.CreateDirectory(path);
            // An export that stops half-way must not look like the one before it.
            File.Delete(PathOf(Manifest));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnusableException($"{path}: cannot be written: {e.Message}");
        }
    }

    public AnswerFormat Format { get; }

    /// <summary>Writes a table.</summary>
    /// <param name="content">What it is, which names the file.</param>
    /// <param name="rows">How many rows it has at the most, for those who watch.</param>
    /// <param name="table">The table.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public void WriteTable(string content, long rows, Table table, CancellationToken cancellationToken)
    {
        var file = $"{content}.{Format.ToString().ToLowerInvariant()}";
        Write(file, content, stream =>
        {
            var written = 0L;
            Progress.Show(file, rows, progress => written = TableFile.Write(table, Format, stream, cancellationToken, progress));
            return written;
        });
    }

    /// <summary>Writes a file.</summary>
    /// <param name="file">Its name, without that of the export.</param>
    /// <param name="content">What it is.</param>
    /// <param name="write">Writes it, and says how many rows it has; null for what is no table.</param>
    public void Write(string file, string content, Func<Stream, long?> write)
    {
        using var target = OutputFile.Create(PathOf(file), _inputs);
        target.Write(stream =>
        {
            using var hashed = new ExportStream(stream);
            var rows = write(hashed);
            _files.Add(new Written(NameOf(file), content, rows, hashed.Sha256));
        });
    }

    /// <summary>Writes what the files are, and by which definition, scope and settings they were made.</summary>
    /// <param name="report">The report over the same.</param>
    public void WriteManifest(Report report)
    {
        using var target = OutputFile.Create(PathOf(Manifest), _inputs);
        target.Write(stream =>
        {
            using (var json = new Utf8JsonWriter(stream, Indented)) Write(json, report);
            stream.Write("\n"u8);
        });
    }

    private void Write(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteString("schema", Schema);
        json.WriteString("name", _name);
        json.WriteString("definitions", report.Definition.Title);
        json.WritePropertyName("definition");
        json.WriteRawValue(report.Definition.ToString());
        json.WritePropertyName("scope");
        json.WriteRawValue(report.Scope.ToString());
        json.WritePropertyName("settings");
        json.WriteRawValue(report.Settings.ToString());
        json.WriteStartArray("files");
        foreach (var file in _files)
        {
            json.WriteStartObject();
            json.WriteString("file", file.Name);
            json.WriteString("content", file.Content);
            if (file.Rows is { } rows) json.WriteNumber("rows", rows);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private string PathOf(string file) => Path.Combine(_path, NameOf(file));

    private string NameOf(string file) => _name is null ? file : $"{_name}-{file}";

    /// <summary>A file that was written.</summary>
    private sealed record Written(string Name, string Content, long? Rows, string Sha256);
}
