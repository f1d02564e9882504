using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Html;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>report FILE…</c>: the campaign report.</summary>
internal static class ReportCommand
{
    public const string Name = "report";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv, AnswerFormat.Html);
        var page = new PageOptions(format);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var previous = new Option<bool>("--previous-period")
        {
            Arity = ArgumentArity.Zero, Description = "Compare with the same number of days before --from.",
            Validators = { scope.NeedsWholePeriod },
        };
        var command = new Command(
            Name, "Reports deliveries, opens, clicks, rates and all the rest of a file of events.") { format, output, previous };
        page.AddTo(command);
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            format.NeedsFile(parsed, parsed.GetValue(output));
            page.Check(parsed);
            if (format.Of(parsed) == AnswerFormat.Html && parsed.GetValue(previous))
                throw new UnusableException("--previous-period: is on the page of 'overview --format html'");
            using var target = OutputFile.Create(parsed.GetValue(output), scope.Inputs(parsed));
            var definition = scope.Definitions.Of(parsed, cancellationToken);
            var selected = scope.Scope(parsed);
            // Made before the files are read, which may take long: the period before may lie too early.
            var before = parsed.GetValue(previous) ? Previous(selected) : null;
            var ledger = scope.Read(parsed, cancellationToken);
            var report = ledger.Report(definition, selected, cancellationToken);
            if (report.Emails.IsEmpty) scope.RequireMatch(parsed, ledger, definition, cancellationToken);
            scope.NameUseless(parsed, ledger);
            if (format.Of(parsed) == AnswerFormat.Html)
            {
                var asked = new DocumentRequest(parsed, ledger, definition, selected, cancellationToken);
                target.Write(stream => page.Write(asked, HtmlStart.Report, scope.Bodies(parsed, cancellationToken), stream));
                return ExitCode.Done;
            }
            var comparison = before is null ? null : new ReportComparison(report, ledger.Report(definition, before, cancellationToken));
            var toFile = parsed.GetValue(output) is not null;
            target.Write(stream =>
            {
                if (comparison is null) Write(report, format.Of(parsed), stream, toFile);
                else Write(comparison, format.Of(parsed), stream, toFile);
            });
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static ReportScope Previous(ReportScope scope)
    {
        try
        {
            return scope.PreviousPeriod();
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UnusableException("--previous-period: the period before begins before 1970");
        }
    }

    private static void Write(Report report, AnswerFormat format, Stream target, bool toFile)
    {
        switch (format)
        {
            case AnswerFormat.Json:
                report.WriteJson(target);
                target.Write("\n"u8);
                break;
            case AnswerFormat.Csv:
                report.ToTable().Write(target, TableFormat.Csv);
                break;
            case AnswerFormat.Table:
                TerminalReport.Write(report, Terminal.On(target, toFile));
                break;
        }
    }

    private static void Write(ReportComparison comparison, AnswerFormat format, Stream target, bool toFile)
    {
        switch (format)
        {
            case AnswerFormat.Json:
                JsonSerializer.Serialize(target, comparison, ComparisonJson.Default.ReportComparison);
                target.Write("\n"u8);
                break;
            case AnswerFormat.Csv:
                Changes.Write(comparison, target);
                break;
            case AnswerFormat.Table:
                var page = Terminal.On(target, toFile);
                TerminalReport.Write(comparison.Current, page);
                Changes.Write(comparison, page);
                break;
        }
    }
}

[JsonSerializable(typeof(ReportComparison))]
internal sealed partial class ComparisonJson : JsonSerializerContext;
