using System.Text.Json;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes answers one by one, as JSON lines or as CSV with headings. A command only states its columns.</summary>
/// <remarks>
/// <para>A command defines each column once, as a name and a function, and has both formats. Documents and lists of the library are tables
/// already, and reports and documents write their nested JSON themselves.</para>
/// </remarks>
internal sealed class Answers<T> : IDisposable
{
    private readonly AnswerColumn<T>[] _columns;
    private readonly Cell[] _cells;
    private readonly TableWriter _rows;

    /// <param name="target">Where they go; it stays open.</param>
    /// <param name="format">One of <see cref="AnswerFormat"/>.</param>
    /// <param name="columns">What they hold.</param>
    public Answers(Stream target, AnswerFormat format, params AnswerColumn<T>[] columns)
    {
        (_columns, _cells) = (columns, new Cell[columns.Length]);
        _rows = new TableWriter(
            target, format == AnswerFormat.Csv ? TableFormat.Csv : TableFormat.Ndjson,
            [.. columns.Select(column => new TableColumn(column.Name, CellType.Text, column.IsOptional))]);
    }

    /// <summary>All answers as a CSV table.</summary>
    public static void WriteCsv(Stream target, IEnumerable<T> answers, params AnswerColumn<T>[] columns)
    {
        using var rows = new Answers<T>(target, AnswerFormat.Csv, columns);
        foreach (var answer in answers) rows.Write(answer);
    }

    /// <summary>An answer as an object within other JSON.</summary>
    public static void WriteObject(Utf8JsonWriter json, T answer, params AnswerColumn<T>[] columns)
    {
        using var line = new MemoryStream();
        using (var rows = new Answers<T>(line, AnswerFormat.Ndjson, columns)) rows.Write(answer);
        json.WriteRawValue(line.GetBuffer().AsSpan(0, (int)line.Length - 1));
    }

    public void Write(T answer)
    {
        for (var i = 0; i < _columns.Length; i++) _cells[i] = _columns[i].Of(answer);
        _rows.Write(_cells);
    }

    public void Dispose() => _rows.Dispose();
}
