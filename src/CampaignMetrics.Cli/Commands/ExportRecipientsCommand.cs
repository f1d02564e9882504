using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>export recipients KIND FILE…</c>: the whole list behind a number, of any length.</summary>
internal static class ExportRecipientsCommand
{
    public static Command Create()
    {
        var (scope, which) = (new ScopeOptions(), new RecipientOptions());
        var format = new FormatOption(AnswerFormat.Csv, AnswerFormat.Ndjson, AnswerFormat.Parquet);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command("recipients", "Writes all messages behind a number, contact by contact: millions need no more memory.")
        {
            format, output,
        };
        which.AddTo(command);
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            format.NeedsFile(parsed, parsed.GetValue(output));
            var query = which.Query(parsed);
            using var target = OutputFile.Create(parsed.GetValue(output), scope.Inputs(parsed));
            query = query with { Definition = scope.Definitions.Of(parsed, cancellationToken), Scope = scope.Scope(parsed) };
            var ledger = scope.Read(parsed, cancellationToken);
            target.Write(stream =>
            {
                using var export = new ExportStream(stream);
                var rows = TableFile.Write(ledger.RecipientTable(query), format.Of(parsed), export, cancellationToken);
                if (rows == 0) scope.RequireMatch(parsed, ledger, query.Definition, cancellationToken);
            });
            scope.NameUseless(parsed, ledger);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
