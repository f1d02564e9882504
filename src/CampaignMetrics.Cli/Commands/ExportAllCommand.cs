using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>export all FILE… --output FOLDER</c>: events, recipients and every document, a file each, and a manifest.</summary>
internal static class ExportAllCommand
{
    public static Command Create()
    {
        var scope = new ScopeOptions();
        var format = new FormatOption(AnswerFormat.Csv, AnswerFormat.Ndjson, AnswerFormat.Parquet);
        var output = new Option<string>("--output")
        {
            Description = "The folder for the files, which is made if it is not there.", HelpName = "FOLDER", Required = true,
        };
        var name = new Option<string?>("--name")
        {
            Description = "What the export is called: in the manifest, and in front of the files' names.", HelpName = "NAME",
            Validators = { NeedsFileName },
        };
        var command = new Command("all", "Writes events, recipients and all reports into a folder, a file each, with a manifest.")
        {
            format, output, name,
        };
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var inputs = scope.Inputs(parsed);
            var (definition, selected) = (scope.Definitions.Of(parsed, cancellationToken), scope.Scope(parsed));
            // An export is complete, unless it is told not to be.
            if (parsed.GetResult("--max-rows") is null) selected = selected with { MaxRows = int.MaxValue };
            var folder = new ExportFolder(parsed.GetValue(output)!, parsed.GetValue(name), format.Of(parsed), inputs);
            var ledger = scope.Read(parsed, cancellationToken);
            scope.RequireMatch(parsed, ledger, definition, cancellationToken);
            scope.NameUseless(parsed, ledger);
            new ExportOfAll(ledger, definition, selected, cancellationToken).WriteTo(folder);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void NeedsFileName(OptionResult result)
    {
        if (result.Tokens is not [var token]) return;
        var name = token.Value;
        // What no file system that is used may have in a name, whichever this one is.
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100 || name[0] == '.'
            || name.Any(letter => char.IsControl(letter) || "/\\:*?\"<>|".Contains(letter, StringComparison.Ordinal)))
            result.AddError($"--name: '{Safe.Text(name)}' cannot begin the name of a file.");
    }
}
