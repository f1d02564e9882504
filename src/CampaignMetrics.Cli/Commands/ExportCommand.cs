using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>export FILE…</c>: every event with its label; <c>export recipients KIND FILE…</c>: a list; <c>export all
/// FILE…</c>: everything there is.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Csv, AnswerFormat.Parquet);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var command = new Command(Name, "Writes every event with who did it, by which rule, and whether it counts.") { format, output };
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.Subcommands.Add(ExportRecipientsCommand.Create());
        command.Subcommands.Add(ExportAllCommand.Create());
        foreach (var part in command.Subcommands) part.Validators.Add(NothingBefore);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            format.NeedsFile(parsed, parsed.GetValue(output));
            using var target = OutputFile.Create(parsed.GetValue(output), scope.Inputs(parsed));
            var query = new EventQuery
            {
                Definition = scope.Definitions.Of(parsed, cancellationToken), Scope = scope.Scope(parsed),
            };
            var ledger = scope.Read(parsed, cancellationToken);
            target.Write(stream =>
            {
                using var export = new ExportStream(stream);
                var events = Write(ledger, query, format.Of(parsed), export, cancellationToken);
                if (events == 0) scope.RequireMatch(parsed, ledger, query.Definition, cancellationToken);
            });
            scope.NameUseless(parsed, ledger);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    // Files and options of the command itself would be read by nobody.
    private static void NothingBefore(CommandResult part)
    {
        var before = ((CommandResult)part.Parent!).Children
            .FirstOrDefault(child => child is OptionResult { Implicit: false } or ArgumentResult { Tokens.Count: > 0 });
        if (before?.Tokens is [var token, ..])
            part.AddError($"'{Safe.Text(token.Value)}' stands before '{part.Command.Name}': files and options come behind it.");
    }

    /// <summary>Writes events: as lines that can be read back, or as a table.</summary>
    /// <returns>How many.</returns>
    public static long Write(
        MessageLedger ledger, EventQuery query, AnswerFormat format, Stream target, CancellationToken cancellationToken) =>
        format == AnswerFormat.Ndjson
            ? ledger.Export(target, query, cancellationToken).Events
            : TableFile.Write(ledger.EventTable(query), format, target, cancellationToken);
}
