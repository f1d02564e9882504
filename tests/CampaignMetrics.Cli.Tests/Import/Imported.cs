using System.Text;
using CampaignMetrics.Cli.Import;

namespace CampaignMetrics.Cli.Tests.Import;

/// <summary>An import within the test: what it wrote, and what it said.</summary>
internal sealed record Imported(string Output, string Said)
{
    public static ImportSettings Settings { get; } = new() { Words = new EventTypes(null) };

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public EmailEvent[] Events => [.. Lines.Select(line => EventLines.Parse(line).Event!)];

    public static Imported Csv(string text, ImportSettings? settings = null, bool strict = false) =>
        Csv(new StringReader(text), settings, strict);

    public static Imported Csv(TextReader text, ImportSettings? settings = null, bool strict = false) => Run(strict, output =>
    {
        using var rows = new CsvRows(text);
        var given = settings ?? Settings;
        var preset = given.Map is { } map
            ? MappedExport.Of(map, rows.Header, given)
            : given.Preset ?? ExportPresets.Find(rows.Header, given.Provider);
        if (preset is null) throw new UnusableException(ExportColumns.Unknown(rows.Header));
        new ExportReader(preset, rows.Header, given, output).Read(rows, "f");
    });

    public static Imported Json(string text, ImportSettings? settings = null)
    {
        using var file = new TemporaryFile(text);
        return Run(strict: false, output =>
        {
            using var opened = ImportFile.Open(file.Path, TestContext.Current.CancellationToken);
            new MailchimpActivity(settings ?? Settings, output).Read(opened);
        });
    }

    /// <summary>By what <c>--map</c> says.</summary>
    public static Imported Mapped(string map, string text, ImportSettings? settings = null) =>
        Csv(text, (settings ?? Settings) with { Map = ColumnMap.Parse([map]) });

    private static Imported Run(bool strict, Action<ImportOutput> read)
    {
        using var lines = new MemoryStream();
        using var said = new StringWriter { NewLine = "\n" };
        using (var output = new ImportOutput(lines, said, strict))
        {
            read(output);
            output.Finish();
        }
        return new Imported(Encoding.UTF8.GetString(lines.ToArray()), said.ToString());
    }
}
