using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>export FILE…</c>: every event with its label, an event line each.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Csv);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command(Name, "Writes every event with who did it, by which rule, and whether it counts.") { format, output };
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            using var target = OutputFile.Create(parsed.GetValue(output), scope.Inputs(parsed));
            var query = new EventQuery
            {
                Definition = scope.Definitions.Of(parsed, cancellationToken), Scope = scope.Scope(parsed),
            };
            var ledger = scope.Read(parsed, cancellationToken);
            target.Write(stream =>
            {
                var events = Write(ledger, query, format.Of(parsed), stream, cancellationToken);
                if (events == 0) scope.RequireMatch(parsed, ledger, query.Definition, cancellationToken);
            });
            scope.NameUseless(parsed, ledger);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static long Write(
        MessageLedger ledger, EventQuery query, AnswerFormat format, Stream target, CancellationToken cancellationToken)
    {
        if (format != AnswerFormat.Csv) return ledger.Export(target, query, cancellationToken).Events;
        using var rows = new EventTable(target);
        return ledger.Export(rows.Write, query, cancellationToken).Events;
    }
}
