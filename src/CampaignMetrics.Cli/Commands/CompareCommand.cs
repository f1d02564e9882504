using System.CommandLine;
using System.Text.Json;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Shared;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>compare FILE… --definitions A,B,…</c>: the same events under several products' definitions, and why they differ.</summary>
internal static class CompareCommand
{
    public const string Name = "compare";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var names = new Option<string>("--definitions")
        {
            Description = "Whose definitions, separated by commas.", HelpName = "A,B,…",
            DefaultValueFactory = _ => string.Join(',', Names.Definitions),
        };
        var format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);
        var command =
            new Command(Name, "Shows the same events under several products' definitions, and why they differ.") { names, format };
        scope.Definitions.AddChangesTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var definitions = scope.Definitions.Of(parsed, Names.DefinitionsOf(parsed.GetValue(names)!), cancellationToken);
            var ledger = scope.Read(parsed, cancellationToken);
            var reports = definitions.Select(definition => ledger.Report(definition, scope.Scope(parsed), cancellationToken)).ToList();
            if (reports.TrueForAll(report => report.Emails.IsEmpty))
                scope.RequireMatch(parsed, ledger, definitions[0], cancellationToken);
            scope.NameUseless(parsed, ledger);
            target.Write(stream => Write(reports, format.Of(parsed), stream));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(IReadOnlyList<Report> reports, AnswerFormat format, Stream target)
    {
        switch (format)
        {
            case AnswerFormat.Table:
                Write(Terminal.On(target), reports);
                break;
            case AnswerFormat.Json:
                WriteJson(target, reports);
                break;
            case AnswerFormat.Csv:
                Answers<Compared>.WriteCsv(target, Rows(reports), Columns(DefinitionTitle.Of));
                break;
        }
    }

    private static void Write(Page page, IReadOnlyList<Report> reports)
    {
        DocumentHeading.Write(page, reports[0], [.. Caveats(reports)]);
        page.Line();
        var table = new PagedTable(["metric", .. reports.Select(report => DefinitionTitle.Of(report.Definition))], numbers: true);
        foreach (var metric in Rows(reports).GroupBy(row => row.Metric)) table.Add([metric.Key, .. metric.Select(row => row.Shown)]);
        table.Write(page);
        page.Line();
        page.Sentence("Why they differ:");
        foreach (var report in reports) page.Sentence($"{DefinitionTitle.Of(report.Definition)}: {report.Definition.Notes}", 2, 4);
        foreach (var report in reports)
        {
            page.Line();
            foreach (var line in report.Rates.Open.Explain().Split('\n'))
                page.Sentence(line.TrimStart(), line.Length - line.TrimStart().Length, line.Length - line.TrimStart().Length);
        }
    }

    /// <summary>The caveats of all reports, each once; one that not all have with the definitions that it concerns.</summary>
    private static IEnumerable<string> Caveats(IReadOnlyList<Report> reports) => reports
        .SelectMany(report => report.Caveats.Select(caveat => (caveat.Text, Title: DefinitionTitle.Of(report.Definition))))
        .GroupBy(row => row.Text, row => row.Title)
        .Select(row => row.Count() == reports.Count ? row.Key : $"{string.Join(", ", row)}: {row.Key}");

    private static void WriteJson(Stream target, IReadOnlyList<Report> reports)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStartObject();
        json.WriteString("schema", "campaign-metrics/compare/v1");
        WriteScope(json, reports[0]);
        json.WriteStartArray("definitions");
        foreach (var report in reports)
        {
            json.WriteStartObject();
            json.WriteString("definition", report.Definition.Title);
            json.WriteString("notes", report.Definition.Notes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteCaveats(json, reports);
        json.WriteStartArray("metrics");
        foreach (var metric in Rows(reports).GroupBy(row => row.Metric))
        {
            json.WriteStartObject();
            json.WriteString("metric", metric.Key);
            json.WriteStartArray("values");
            // Without the first column: the metric is the name of the group.
            foreach (var row in metric) Answers<Compared>.WriteObject(json, row, Columns(definition => definition.Title)[1..]);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        target.Write("\n"u8);
    }

    /// <summary>Writes the caveats of all reports, each once, as a report's JSON has them, with the definitions that it concerns.</summary>
    private static void WriteCaveats(Utf8JsonWriter json, IReadOnlyList<Report> reports)
    {
        json.WriteStartArray("caveats");
        foreach (var caveat in reports.SelectMany(CaveatsOf).GroupBy(row => row.Json, row => row.Title))
        {
            using var members = JsonDocument.Parse(caveat.Key);
            json.WriteStartObject();
            foreach (var member in members.RootElement.EnumerateObject()) member.WriteTo(json);
            json.WriteStartArray("definitions");
            foreach (var title in caveat) json.WriteStringValue(title);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static IEnumerable<(string Json, string Title)> CaveatsOf(Report report)
    {
        using var document = JsonDocument.Parse(report.ToJson());
        return [.. document.RootElement.GetProperty("caveats").EnumerateArray()
            .Select(caveat => (caveat.GetRawText(), report.Definition.Title))];
    }

    /// <summary>Writes scope and settings as a report's JSON has them; they are the same for all definitions.</summary>
    private static void WriteScope(Utf8JsonWriter json, Report report)
    {
        using var document = JsonDocument.Parse(report.ToJson());
        foreach (var name in (ReadOnlySpan<string>)["scope", "settings"])
        {
            if (!document.RootElement.TryGetProperty(name, out var told)) continue;
            json.WritePropertyName(name);
            told.WriteTo(json);
        }
    }

    private static IEnumerable<Compared> Rows(IReadOnlyList<Report> reports)
    {
        foreach (var (name, metric) in Counts)
            foreach (var report in reports)
                yield return new Compared(name, report.Definition)
                {
                    Count = report.Counts.Measured(metric), NotCounted = report.Counts.ReasonAgainst(metric),
                };
        // The rates of all definitions together: one that lacks a rate has a row that says so.
        foreach (var name in reports.SelectMany(report => report.Rates.Select(rate => rate.Name)).Distinct())
            foreach (var report in reports)
                yield return new Compared(name, report.Definition) { Rate = report.Rates.FirstOrDefault(rate => rate.Name == name) };
        foreach (var (name, currency) in reports.SelectMany(Amounts).Select(row => (row.Name, row.Quotient.Amount.Currency)).Distinct())
            foreach (var report in reports)
                yield return new Compared($"{name}.{currency}", report.Definition) { Amount = AmountOf(report, name, currency) };
    }

    private static IEnumerable<(string Name, MoneyRatio Quotient)> Amounts(Report report) =>
        report.Amounts.SelectMany(amount => amount.ByCurrency.Select(quotient => (amount.Name, quotient)));

    private static MoneyRatio? AmountOf(Report report, string name, string currency) =>
        Amounts(report).Where(row => row.Name == name && row.Quotient.Amount.Currency == currency)
            .Select(row => (MoneyRatio?)row.Quotient).FirstOrDefault();

    private static AnswerColumn<Compared>[] Columns(Func<Definition, string> titleOf) =>
    [
        new("metric", row => row.Metric),
        new("definition", row => titleOf(row.Definition)),
        new("value", row => row.Value),
        new("numerator", row => row.Numerator, IsOptional: true),
        new("denominator", row => row.Denominator, IsOptional: true),
        new("notMeasured", row => row.Reason, IsOptional: true),
    ];

    private static IEnumerable<(string Name, Metric Metric)> Counts =>
    [
        ("delivered", Metric.Delivered), ("unique opens", Metric.Opened), ("total opens", Metric.TotalOpens),
        ("implied opens", Metric.ImpliedOpened), ("unique clicks", Metric.Clicked), ("total clicks", Metric.TotalClicks),
    ];

    /// <summary>A metric by one definition: a count, or a rate or an amount, which a product may not have.</summary>
    private readonly record struct Compared(string Metric, Definition Definition)
    {
        public long? Count { get; init; }

        /// <summary>Why a count is not there.</summary>
        public string? NotCounted { get; init; }

        public ReportedRate? Rate { get; init; }

        public MoneyRatio? Amount { get; init; }

        public Cell Value => this switch
        {
            { Count: { } count } => (long?)count,
            { Amount: { } amount } => amount.Value,
            _ => Rate?.Value,
        };

        public Cell Numerator => Amount is { } amount ? (decimal?)amount.Amount.Amount : (Cell)Divided?.Numerator;

        public Cell Denominator => Amount?.Denominator ?? Divided?.Denominator;

        /// <summary>The pair of counts; null where the product has no such rate.</summary>
        private Ratio? Divided => Rate?.Ratio is { NotMeasured: not CampaignMetrics.NotMeasured.NotDefined } ratio ? ratio : null;

        public string? Reason => this switch
        {
            { Count: not null } => null,
            { Amount: { } amount } => amount.NotMeasured,
            { Rate: { } rate } => rate.Ratio.NotMeasured,
            _ => NotCounted ?? NotMeasured.NotDefined,
        };

        public string Shown => this switch
        {
            { Count: { } count } => Figures.Count(count),
            { Amount: { Value: { } value } amount } => Figures.Invariant($"{value:N2} {amount.Amount.Currency}"),
            _ => Figures.Percent(Rate?.Value),
        };
    }
}
