using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>report FILE…</c>: the campaign report.</summary>
internal static class ReportCommand
{
    public const string Name = "report";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var definitions = ScopeOptions.Definitions();
        var format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command(
            Name, "Reports deliveries, opens, clicks, rates and all the rest of a file of events.") { definitions, format, output };
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            using var target = OutputFile.Create(parsed.GetValue(output), scope.Inputs(parsed));
            var definition = parsed.GetValue(definitions);
            var ledger = scope.Read(parsed, cancellationToken);
            var report = ledger.Report(definition, scope.Scope(parsed), cancellationToken);
            scope.RequireMatch(parsed, ledger, definition, report, cancellationToken);
            target.Write(stream => Write(report, format.Of(parsed), stream, toFile: parsed.GetValue(output) is not null));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
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
                CsvReport.Write(report, target);
                break;
            case AnswerFormat.Table:
                TerminalReport.Write(report, Terminal.On(target, toFile));
                break;
        }
    }
}
