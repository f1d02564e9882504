using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Generate;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>generate</c>: a deterministic synthetic file of events, so that anybody can try and measure.</summary>
internal static class GenerateCommand
{
    public const string Name = "generate";

    public static Command Create()
    {
        var recipients = new Option<int>("--recipients") { Description = "How many contacts each email is sent to.", HelpName = "N", DefaultValueFactory = _ => 1000 };
        var emails = new Option<int>("--emails") { Description = "How many emails, one a week.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var seed = new Option<long>("--seed") { Description = "Another seed, another file; the same options, the same bytes.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var duplicates = new Option<double>("--duplicates") { Description = "The share of lines that come twice, from 0 to 1.", HelpName = "P", DefaultValueFactory = _ => 0.05 };
        var rejects = new Option<int>("--rejects") { Description = "How many damaged lines to mix in.", HelpName = "N", DefaultValueFactory = _ => 0 };
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var catalog = new Option<string?>("--catalog") { Description = "Also write the catalog of the emails to this file.", HelpName = "FILE" };
        var command = new Command(Name, "Writes a synthetic file of events.") { recipients, emails, seed, duplicates, rejects, output, catalog };
        Bound(command, recipients, 1, int.MaxValue);
        Bound(command, emails, 1, GenerateOptions.MaxEmails);
        Bound(command, duplicates, 0.0, 1.0);
        Bound(command, rejects, 0, int.MaxValue);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var options = new GenerateOptions
            {
                Recipients = parsed.GetValue(recipients), Emails = parsed.GetValue(emails), Seed = parsed.GetValue(seed),
                Duplicates = parsed.GetValue(duplicates), Rejects = parsed.GetValue(rejects),
            };
            if (options.Rejects > options.Messages) throw new UnusableException("--rejects: no more than messages, which are recipients × emails.");
            if (parsed.GetValue(catalog) is { } file) WriteCatalog(options, file);
            Write(options, parsed.GetValue(output), cancellationToken);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(GenerateOptions options, string? file, CancellationToken cancellationToken)
    {
        using var target = OutputFile.Open(file);
        Progress.Show(file ?? "events", options.Messages, progress => SyntheticEvents.Write(options, target, progress, cancellationToken));
    }

    private static void WriteCatalog(GenerateOptions options, string file)
    {
        using var target = OutputFile.Open(file);
        SyntheticEvents.WriteCatalog(options, target);
    }

    private static void Bound<T>(Command command, Option<T> option, T least, T most) where T : IComparable<T> => option.Validators.Add(result =>
    {
        if (result.Errors.Any()) return;
        var value = result.GetValue(option)!;
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0) result.AddError($"{option.Name}: from {least} to {most}, not {value}.");
    });
}
