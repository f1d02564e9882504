using System.CommandLine;
using CampaignMetrics.Cli.Generate;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>generate</c>: a deterministic synthetic file of events, so that anybody can try and measure.</summary>
internal static class GenerateCommand
{
    public const string Name = "generate";

    public static Command Create()
    {
        var recipients =
            Numbers.Option("--recipients", "How many contacts each email is sent to.", preset: 1000, least: 1, most: int.MaxValue);
        var emails = Numbers.Option("--emails", "How many emails, one a week.", preset: 1, least: 1, most: GenerateOptions.MaxEmails);
        var seed = Numbers.Option(
            "--seed", "Another seed, another file; the same options, the same bytes.", preset: 1L, least: long.MinValue,
            most: long.MaxValue);
        var duplicates =
            Numbers.Option("--duplicates", "The share of lines that come twice, from 0 to 1.", preset: 0.05, least: 0, most: 1);
        var rejects = Numbers.Option("--rejects", "How many damaged lines to mix in.", preset: 0, least: 0, most: int.MaxValue);
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var catalog =
            new Option<string?>("--catalog") { Description = "Also write the catalog of the emails to this file.", HelpName = "FILE" };
        var command =
            new Command(Name, "Writes a synthetic file of events.") { recipients, emails, seed, duplicates, rejects, output, catalog };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var options = new GenerateOptions
            {
                Recipients = parsed.GetValue(recipients), Emails = parsed.GetValue(emails), Seed = parsed.GetValue(seed),
                Duplicates = parsed.GetValue(duplicates), Rejects = parsed.GetValue(rejects),
            };
            if (options.Rejects > options.Messages)
                throw new UnusableException("--rejects: no more than messages, which are recipients × emails.");
            Write(options, parsed.GetValue(output), parsed.GetValue(catalog), cancellationToken);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(GenerateOptions options, string? file, string? catalog, CancellationToken cancellationToken)
    {
        if (OutputFile.AreOne(file, catalog))
            throw new UnusableException("--output and --catalog: events and their catalog cannot go to one file");
        using var target = OutputFile.Create(file, []);
        using var catalogTarget = catalog is null ? null : OutputFile.Create(catalog, []);
        catalogTarget?.Write(stream => SyntheticEvents.WriteCatalog(options, stream));
        target.Write(stream =>
            Progress.Show(
                file ?? "events", options.Messages, progress => SyntheticEvents.Write(options, stream, progress, cancellationToken)));
    }
}
