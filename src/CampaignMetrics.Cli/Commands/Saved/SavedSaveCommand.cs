using System.CommandLine;
using System.Globalization;
using System.Text;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands.Saved;

/// <summary><c>saved save NAME KIND --store STORE</c>: keeps a report with the filters that are set.</summary>
internal sealed class SavedSaveCommand
{
    private static readonly IReadOnlyList<string> Kinds = [.. Enum.GetValues<SavedKind>().Select(kind => JsonName.Of<SavedKind>(kind)!)];

    private readonly StoreOptions _store = new("Where the store is, which is made if it is not there");
    private readonly ScopeOptions _scope = new();
    private readonly Argument<string> _name = new("NAME") { Description = "Its name." };
    private readonly Argument<string> _kind = new("KIND") { Description = $"What it shows:{Names.Listed(Kinds)}" };
    private readonly DimensionOption _by = new(most: 1);
    private readonly Option<string?> _measures = new("--measures")
    {
        Description = "What a series follows: metrics and rates, separated by commas.", HelpName = "MEASURE[,…]",
    };
    private readonly Option<string?> _recipients = new("--recipients")
    {
        Description = "Whom a list of recipients shows: as 'recipients' names them.", HelpName = "KIND",
    };
    private readonly Option<string?> _link = new("--link") { Description = "Only who clicked this link.", HelpName = "URL" };
    private readonly VariantOptions _variants = new(isRequired: false);
    private readonly Option<string?> _period = new("--period")
    {
        Description = "Days that move with the calendar: today, this month, previous month, last 30 days …", HelpName = "WORDS",
        Validators =
        {
            result =>
            {
                if (result.Tokens is [var token] && !RelativePeriod.TryParse(token.Value, null, out _))
                    result.AddError($"--period: '{Safe.Text(token.Value)}' is no period like 'this month' or 'last 30 days'.");
            },
        },
    };
    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "The columns of its table that are wanted, separated by commas [default: all].", HelpName = "COLUMN[,…]",
    };
    private readonly Option<string?> _owner = new("--owner") { Description = "Whose it is.", HelpName = "USER" };
    private readonly Option<string> _visible = SavedOptions.Visible();
    private readonly Option<long?> _expected = Numbers.Option(
        "--if-version", "Only if this version is stored, 0 for none [default: whichever].", least: 0L, most: long.MaxValue);

    public static Command Create() => new SavedSaveCommand().Made();

    private Command Made()
    {
        var command = new Command("save", "Keeps a report with the filters that are set, and where the log ends now.") { _name, _kind };
        _store.AddTo(command, isRequired: true);
        foreach (var option
            in (Option[])[_by, _measures, _recipients, _link, .. _variants.All, _period, _columns, _owner, _visible, _expected])
            command.Options.Add(option);
        _scope.Definitions.AddTo(command);
        _scope.AddFiltersTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (place, ledger) = (_store.Of(parsed), _store.Ledger(parsed));
        var report = Report(parsed, cancellationToken);
        using var target = OutputFile.Create(null, [place.File]);
        // A mistyped store or ledger would be noticed only when the report is made.
        using var store = place.Open(cancellationToken);
        store.PartitionsOf(ledger, cancellationToken);
        var saved = store.Saved(ledger);
        if (store.Ends(ledger, cancellationToken) is { } ends)
            report = report with { SavedAt = new LedgerMoment(TimeProvider.System.GetUtcNow(), ends) };
        var version = parsed.GetValue(_expected) ?? Known(saved, report.Name, cancellationToken)?.Version ?? 0;
        var stored = StorePlace.Guarded(() => saved.SaveAsync(new StoredReport(report, version), cancellationToken))
            ?? throw Changed(report.Name, Known(saved, report.Name, cancellationToken)?.Version ?? 0);
        target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(
            Figures.Invariant($"saved: {Safe.Text(stored.Report.Name)}, version {stored.Version}\n"))));
        return ExitCode.Done;
    }

    private static UnusableException Changed(string name, long version) => new(Figures.Invariant(
        $"'{Safe.Text(name)}': version {version} is stored, and was not changed; 'campaign-metrics saved show' shows it"));

    private static StoredReport? Known(SavedReports saved, string name, CancellationToken cancellationToken) =>
        StorePlace.Guarded(() => saved.FindReportAsync(name, ReportReader.OfAll, cancellationToken));

    /// <exception cref="UnusableException">It is no report that can be made.</exception>
    private SavedReport Report(ParseResult parsed, CancellationToken cancellationToken)
    {
        var definition = _scope.Definitions.Of(parsed, cancellationToken);
        var report = new SavedReport
        {
            Name = SavedOptions.Checked(parsed.GetValue(_name)!),
            Kind = KindOf(parsed.GetValue(_kind)!),
            Definition = definition,
            Selection = _scope.Scope(parsed),
            Period = parsed.GetValue(_period) is { } words ? RelativePeriod.Parse(words, CultureInfo.InvariantCulture) : null,
            By = _by.Of(parsed) is [var by] ? by : null,
            Measures = parsed.GetValue(_measures) is { } list ? [.. MeasureList.Of(list, SeriesCommand.Name, definition)] : [],
            Recipients = parsed.GetValue(_recipients) is { } kind
                ? Names.KindOf(kind) ?? throw new UnusableException($"--recipients: {Names.UnknownKind(kind)}")
                : null,
            Link = parsed.GetValue(_link),
            Variants = _variants.Of(parsed),
            Columns =
                [.. (parsed.GetValue(_columns) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            Owner = parsed.GetValue(_owner) ?? "",
            Visibility = SavedOptions.VisibilityOf(parsed.GetValue(_visible)!)!.Value,
        };
        return report.Fault is { } fault ? throw new UnusableException($"the report cannot be made: {Safe.Text(fault, 2_000)}") : report;
    }

    private static SavedKind KindOf(string name) => Kinds.Contains(name, StringComparer.OrdinalIgnoreCase)
        ? Enum.Parse<SavedKind>(name, ignoreCase: true)
        : throw new UnusableException($"KIND: {Names.Unknown(name, "kind of report", Kinds)}");
}
