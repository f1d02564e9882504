using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>dmarc FILE…</c>: what receivers say in DMARC aggregate reports.</summary>
internal static class DmarcCommand
{
    public const string Name = "dmarc";

    /// <summary>The most faults of a file that are told; the document has all.</summary>
    private const int MostTold = 5;

    private static readonly DmarcJson Json = new(new JsonSerializerOptions
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Aggregate reports: XML, gzip or ZIP, or folders of them; - reads standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);
        var rows = Numbers.Option("--max-rows", "The most rows of each list of the table.", 20, least: 1, most: int.MaxValue);
        var command = new Command(Name, "Shows what receivers say in DMARC aggregate reports.") { files, format, rows };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var exitCode = Read([.. parsed.GetValue(files)!.SelectMany(FilesOf)], out var reports, cancellationToken);
            using var target = OutputFile.Create(null, []);
            target.Write(stream => Write(reports.Summary(), format.Of(parsed), parsed.GetValue(rows), stream));
            return exitCode;
        }, cancellationToken));
        return command;
    }

    /// <summary>The files of a folder in the order of their names, without those of folders in it; else the file itself.</summary>
    private static IEnumerable<string> FilesOf(string name)
    {
        if (name == "-" || !Directory.Exists(name)) return [name];
        string[] files = [.. Directory.GetFiles(name).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new UnusableException($"{name}: is an empty folder");
    }

    private static int Read(string[] files, out DmarcReports reports, CancellationToken cancellationToken)
    {
        reports = new DmarcReports();
        if (files.Count(file => file == "-") > 1) throw new UnusableException("-: standard input can be read only once");
        var exitCode = ExitCode.Done;
        foreach (var file in files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            // One wrong file among many must not hide what the others say.
            if (!TryAdd(reports, file, cancellationToken)) exitCode = ExitCode.Unusable;
        }
        if (reports.Summary() is { Reports: 0, Duplicates: 0 }) throw new UnusableException("none of the files holds a DMARC report");
        return exitCode;
    }

    /// <summary>Whether all of a file is reports; what is wrong with it is told.</summary>
    private static bool TryAdd(DmarcReports reports, string file, CancellationToken cancellationToken)
    {
        try
        {
            using var opened = EventFiles.Open(file, cancellationToken);
            var faults = reports.Add(file, opened);
            foreach (var fault in faults.Take(MostTold)) CommandLine.Tell(Safe.Text(fault.ToString(), 500));
            if (faults.Length > MostTold) CommandLine.Tell(Invariant($"{Safe.Text(file)}: and {faults.Length - MostTold:N0} more faults"));
            // What is missing within a report, or what it tells itself, is no damage of the file.
            return faults.All(fault => fault.Path is not null);
        }
        catch (Exception e) when (e is UnusableException or IOException or UnauthorizedAccessException)
        {
            CommandLine.Tell(e is UnusableException ? e.Message : $"{Safe.Text(file)}: cannot be read: {e.Message}");
            return false;
        }
    }

    private static void Write(DmarcSummary summary, AnswerFormat format, int rows, Stream target)
    {
        if (format == AnswerFormat.Json)
        {
            JsonSerializer.Serialize(target, summary, Json.DmarcSummary);
            target.Write("\n"u8);
        }
        else if (format == AnswerFormat.Csv) summary.ToTable().Write(target, TableFormat.Csv);
        else Write(Terminal.On(target), summary, rows);
    }

    private static void Write(Page page, DmarcSummary summary, int rows)
    {
        page.Heading("DMARC aggregate reports");
        page.Note($"{Counted.Of(summary.Reports, "report")} in {Counted.Of(summary.Files, "file")}");
        if (summary.Duplicates > 0) page.Note($"{Counted.Of(summary.Duplicates, "report")} that came again, not counted");
        if (summary.LongRanges > 0)
            page.Note($"{Counted.Of(summary.LongRanges, "report")} about more than a day, under the day of the begin");
        Write(page, "By day (UTC)", "day", summary.Days, rows, summary.Total);
        Write(page, "By header From", "domain", summary.FromDomains, rows);
        Write(page, "By sending server", "IP address", summary.Sources, rows);
        var signatures = new PagedTable(["domain", "selector", "messages", "valid", "passed"], numbers: true) { Texts = [1] };
        foreach (var row in summary.Signatures.Take(rows))
            signatures.Add([
                row.Domain ?? NotTold, row.Selector ?? NotTold, Count(row.Messages), Percent(row.Verified.Value),
                Percent(row.Passed.Value),
            ]);
        Write(page, "By DKIM signature", signatures, summary.Signatures.Length, rows);
        Write(page, "What receivers did", "disposition", summary.Dispositions, rows);
        var overrides = new PagedTable(["reason", "messages", "comment"], numbers: true) { Texts = [2] };
        foreach (var row in summary.Overrides.Take(rows)) overrides.Add([row.Type ?? NotTold, Count(row.Messages), row.Comment ?? "–"]);
        Write(page, "Why not what the policy asks", overrides, summary.Overrides.Length, rows);
        Write(page, "By reporter", "organization", summary.Reporters, rows);
    }

    private const string NotTold = "(not told)";

    private static void Write(Page page, string heading, string key, IReadOnlyList<DmarcRow> all, int rows, DmarcRow? total = null)
    {
        var table = new PagedTable([key, "messages", "passed", "DKIM", "SPF"], numbers: true);
        foreach (var row in all.Take(rows)) table.Add(Cells(row, row.Key ?? NotTold));
        if (total is not null) table.Add(Cells(total, "total"));
        Write(page, heading, table, all.Count, rows);
    }

    private static void Write(Page page, string heading, PagedTable table, int all, int rows)
    {
        if (all == 0) return;
        page.Heading(heading);
        table.Write(page);
        if (all > rows) page.Note(More(all - rows));
    }

    private static string[] Cells(DmarcRow row, string key) =>
        [key, Count(row.Messages), Percent(row.Passed.Value), Percent(row.Dkim.Value), Percent(row.Spf.Value)];
}

[JsonSerializable(typeof(DmarcSummary))]
internal sealed partial class DmarcJson : JsonSerializerContext;
