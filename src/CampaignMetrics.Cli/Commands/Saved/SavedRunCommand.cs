using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands.Saved;

/// <summary><c>saved run NAME --store STORE</c>: makes a saved report, as of now or of then.</summary>
internal sealed class SavedRunCommand
{
    private readonly ScopeOptions _scope = new();
    private readonly SavedOptions _saved = new();
    private readonly Argument<string> _name;
    private readonly Option<bool> _then = new("--then")
    {
        Arity = ArgumentArity.Zero, Description = "As of when it was saved: the events and the days of then.",
    };
    private readonly Option<string?> _now = new("--now")
    {
        Description = "The time at which moving periods are told, such as 2026-03-29T12:00:00Z [default: the clock's].", HelpName = "TIME",
        Validators = { ScopeOptions.NeedsInstant },
    };
    private readonly Option<string?> _output = new("--output")
    {
        Description = "Write to this file instead of standard output.", HelpName = "FILE",
    };
    private readonly FormatOption _format = new(
        AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv, AnswerFormat.Ndjson, AnswerFormat.Parquet);
    private readonly bool _isDashboard;

    private SavedRunCommand(bool isDashboard)
    {
        _isDashboard = isDashboard;
        _name = new("NAME") { Description = isDashboard ? "The dashboard's name." : "The saved report's name." };
    }

    /// <summary><c>saved run</c>.</summary>
    public static Command Create() => new SavedRunCommand(isDashboard: false).Made("Makes a saved report.");

    /// <summary><c>saved dashboard run</c>.</summary>
    public static Command OfDashboard() => new SavedRunCommand(isDashboard: true).Made("Makes all reports of a dashboard, in its order.");

    private Command Made(string description)
    {
        var command = new Command("run", description) { _name };
        _scope.AddStoreTo(command);
        _saved.AddTo(command);
        command.Options.Add(_now);
        command.Options.Add(_format);
        if (!_isDashboard)
        {
            command.Options.Add(_then);
            command.Options.Add(_output);
        }
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var file = _isDashboard ? null : parsed.GetValue(_output);
        _format.NeedsFile(parsed, file);
        var (format, now) = (_format.Of(parsed), Now(parsed));
        using var target = OutputFile.Create(file, _scope.Inputs(parsed));
        var reports = Reports(parsed, cancellationToken);
        if (_isDashboard && format is not (AnswerFormat.Table or AnswerFormat.Json) && reports.Count > 1)
            throw new UnusableException($"--format {format.ToString().ToLowerInvariant()}: of one report only: 'saved run' writes each");
        var isThen = !_isDashboard && parsed.GetValue(_then);
        using var ledger = isThen ? Then(parsed, reports[0], cancellationToken) : _scope.Read(parsed, cancellationToken);
        foreach (var report in reports) TellUseless(report, ledger, cancellationToken);
        var runs = reports.Select(report =>
            report.Run(ledger, isThen ? report.SavedAt!.At : now, viewer: null, cancellationToken));
        target.Write(stream =>
        {
            foreach (var (index, run) in runs.Index())
            {
                if (index > 0 && format == AnswerFormat.Table) Terminal.On(stream).Line();
                Write(run, format, stream, file is not null, cancellationToken);
            }
        });
        return ExitCode.Done;
    }

    /// <summary>Names on standard error the filters that select nothing: zeros would look like a campaign that nobody read.</summary>
    private static void TellUseless(SavedReport report, MessageLedger ledger, CancellationToken cancellationToken)
    {
        if (new NoMatch(ledger, report.Selection).Explain(report.Definition, cancellationToken) is { } explained)
            Console.Error.WriteLine($"'{Safe.Text(report.Name)}': {explained}");
    }

    private List<SavedReport> Reports(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var store = _scope.Store.Of(parsed).Open(cancellationToken);
        var (saved, reader, name) = (store.Saved(_scope.Store.Ledger(parsed)), _saved.Reader(parsed), parsed.GetValue(_name)!);
        if (!_isDashboard) return [Made(SavedOptions.Report(saved, name, reader, cancellationToken).Report)];
        var reports = new List<SavedReport>();
        foreach (var one in SavedOptions.Dashboard(saved, name, reader, cancellationToken).Dashboard.Reports)
        {
            var stored = Stores.StorePlace.Guarded(() => saved.FindReportAsync(one, reader, cancellationToken));
            if (stored is null) Console.Error.WriteLine($"'{Safe.Text(one)}' is on the dashboard, and there is no such report to see");
            else reports.Add(Made(stored.Report));
        }
        return reports;
    }

    /// <exception cref="UnusableException">It cannot be made.</exception>
    private static SavedReport Made(SavedReport report) => report.Fault is { } fault
        ? throw new UnusableException($"the report '{Safe.Text(report.Name)}' cannot be made: {Safe.Text(fault)}")
        : report;

    private MessageLedger Then(ParseResult parsed, SavedReport report, CancellationToken cancellationToken)
    {
        if (report.SavedAt is not { } moment)
            throw new UnusableException($"--then: '{Safe.Text(report.Name)}' was saved when there was no ledger");
        var options = _scope.Ledger(parsed, cancellationToken);
        using var store = _scope.Store.Of(parsed).Open(cancellationToken);
        var past = store.Past(
            _scope.Store.Ledger(parsed), moment.Positions, options, _scope.UsesStoredCatalog(parsed), cancellationToken);
        if (past.Rewritings > 0)
            Console.Error.WriteLine(
                "since then contacts were forgotten or old events dropped: "
                + $"{Counted.Of(past.Rewritings, "rewriting")} of the log, so numbers may differ from those of then");
        return past.Messages!;
    }

    private DateTimeOffset Now(ParseResult parsed) =>
        parsed.GetValue(_now) is { } text ? ScopeOptions.Instant(text)!.Value : TimeProvider.System.GetUtcNow();

    private static void Write(SavedRun run, AnswerFormat format, Stream target, bool toFile, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case AnswerFormat.Table:
                SavedPage.Write(Terminal.On(target, toFile), run);
                break;
            case AnswerFormat.Json:
                run.WriteJson(target, cancellationToken);
                target.Write("\n"u8);
                break;
            case AnswerFormat.Csv:
            case AnswerFormat.Ndjson:
            case AnswerFormat.Parquet:
                TableFile.Write(run.ToTable(), format, target, cancellationToken);
                break;
        }
    }
}
