using System.CommandLine;
using System.Text;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands.Saved;

/// <summary><c>saved list|show|save|run|delete --store STORE</c>: reports that are kept to be made again; <c>saved dashboard …</c>: several
/// of them together.</summary>
internal static class SavedCommand
{
    public const string Name = "saved";

    public static Command Create() => new(Name, "Keeps reports under a name, and makes them again: as of now, or as of then.")
    {
        List(), Show(), SavedSaveCommand.Create(), SavedRunCommand.Create(), Delete(), SavedDashboardCommand.Create(),
    };

    private static Command List() => Part("list", "Lists the saved reports and their dashboards.", named: false, (asked, target) =>
    {
        var (saved, reader, cancellationToken) = (asked.Saved, asked.Reader, asked.CancellationToken);
        var reports = StorePlace.Guarded(() => saved.ReportsAsync(reader, cancellationToken).AsList());
        var dashboards = StorePlace.Guarded(() => saved.DashboardsAsync(reader, cancellationToken).AsList());
        target.Write(stream => Listing<SavedReport>.Write(stream, asked.Format, [.. reports.Select(stored => stored.Report)],
        [
            new("name", report => report.Name), new("shows", report => Shown(report)), new("period", report => PeriodOf(report)),
            new("owner", report => report.Owner), new("seenBy", report => report.Visibility.ToString()),
            new("dashboards", report => Cell.Of(
                dashboards.Where(one => one.Dashboard.Reports.Contains(report.Name)).Select(one => one.Dashboard.Name))),
        ]));
    });

    private static Command Show() => Part("show", "Writes a saved report as JSON, and its version on standard error.", named: true,
        (asked, target) =>
        {
            var stored = SavedOptions.Report(asked.Saved, asked.Name, asked.Reader, asked.CancellationToken);
            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes($"{stored.Report}\n")));
            Console.Error.WriteLine(Figures.Invariant($"version {stored.Version}"));
        });

    private static Command Delete() => Part("delete", "Deletes a saved report.", named: true, (asked, target) =>
    {
        var stored = SavedOptions.Report(asked.Saved, asked.Name, asked.Reader, asked.CancellationToken);
        if (!StorePlace.Guarded(() => asked.Saved.DeleteReportAsync(asked.Name, stored.Version, asked.CancellationToken)))
            throw new UnusableException($"'{Safe.Text(asked.Name)}' was changed by somebody else just now, and was not deleted");
        target.Write(stream => stream.Write(Encoding.UTF8.GetBytes($"deleted: {Safe.Text(asked.Name)}\n")));
    });

    /// <summary>A part that asks the store alone, and no events.</summary>
    public static Command Part(string name, string description, bool named, Action<SavedAsked, OutputFile> run)
    {
        var (store, options) = (new StoreOptions("Where the store is"), new SavedOptions());
        var command = new Command(name, description);
        var what = new Argument<string>("NAME") { Description = "Its name." };
        var format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);
        if (named) command.Arguments.Add(what);
        else command.Options.Add(format);
        store.AddTo(command, isRequired: true);
        options.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var (place, ledger) = (store.Of(parsed), store.Ledger(parsed));
            using var target = OutputFile.Create(null, [place.File]);
            using var open = place.Open(cancellationToken);
            var asked = new SavedAsked(
                open.Saved(ledger), named ? parsed.GetValue(what)! : "", named ? AnswerFormat.Json : format.Of(parsed),
                options.Reader(parsed), cancellationToken);
            run(asked, target);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static string Shown(SavedReport report)
    {
        IEnumerable<string?> words =
        [
            JsonName.Of<SavedKind>(report.Kind), .. report.Measures.Select(measure => measure.ToString()), report.Recipients?.Name,
            report.By is { } by ? $"by {by}" : null, .. report.Variants?.Variants.Select(variant => variant.Name) ?? [],
        ];
        return string.Join(' ', words.OfType<string>());
    }

    private static string PeriodOf(SavedReport report) => report switch
    {
        { Period: { } period } => period.ToString(),
        { Selection: { From: null, To: null } } => "all",
        _ => Figures.Invariant($"{report.Selection.From:yyyy-MM-dd} to {report.Selection.To:yyyy-MM-dd}"),
    };
}

/// <summary>What a part of <c>saved</c> works on.</summary>
internal sealed record SavedAsked(
    SavedReports Saved, string Name, AnswerFormat Format, ReportReader Reader, CancellationToken CancellationToken);

/// <summary>Lists that are structs as references, which guarded calls of a store give.</summary>
internal static class SavedLists
{
    public static async Task<IReadOnlyList<T>> AsList<T>(this Task<System.Collections.Immutable.ImmutableArray<T>> all) =>
        await all.ConfigureAwait(false);
}
