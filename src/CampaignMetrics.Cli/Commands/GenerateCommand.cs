using System.CommandLine;
using CampaignMetrics.Cli.Generate;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>generate</c>: a deterministic synthetic file of events, so that anybody can try and measure.</summary>
internal sealed class GenerateCommand
{
    public const string Name = "generate";

    private static readonly GenerateOptions Defaults = new() { Recipients = 1000 };

    private readonly Option<int> _recipients = Numbers.Option(
        "--recipients", "How many contacts each email is sent to.", Defaults.Recipients, least: 1, most: int.MaxValue);
    private readonly Option<int> _emails =
        Numbers.Option("--emails", "How many emails, one a week.", Defaults.Emails, least: 1, most: GenerateOptions.MaxEmails);
    private readonly Option<int> _sendings = Numbers.Option(
        "--sendings", "How often an email that repeats goes to each contact, a month apart; every sixth repeats.", Defaults.Sendings,
        least: 1, most: GenerateOptions.MaxSendings);
    private readonly Option<long> _seed = Numbers.Option(
        "--seed", "Another seed, another file; the same options, the same bytes.", Defaults.Seed,
        least: long.MinValue, most: long.MaxValue);
    private readonly Option<double> _duplicates =
        Share("--duplicates", "The share of lines that come twice, from 0 to 1.", Defaults.Duplicates);
    private readonly Option<double> _scanned = Share(
        "--scanned", "The share of companies where a gateway or scanner follows links, from 0 to 1.", Defaults.Scanned);
    private readonly Option<double> _personalLinks = Share(
        "--personal-links", "The share of emails whose links tell who follows them, from 0 to 1.", Defaults.PersonalLinks);
    private readonly Option<double> _unreported = Share(
        "--unreported", "The share of emails whose deliveries nobody tells, from 0 to 1.", Defaults.Unreported);
    private readonly Option<int> _rejects = Numbers.Option(
        "--rejects", "How many damaged lines to mix in.", Defaults.Rejects, least: 0, most: int.MaxValue);
    private readonly Option<string?> _output = File("--output", "Write to this file instead of standard output.");
    private readonly Option<string?> _catalog = File("--catalog", "Also write the catalog of the emails to this file.");
    private readonly Option<string?> _truth = File("--truth", "Also write who really did each thing to this file, a line an event.");

    private GenerateCommand() { }

    public static Command Create()
    {
        var given = new GenerateCommand();
        var command = new Command(Name, "Writes a synthetic file of events.")
        {
            given._recipients, given._emails, given._sendings, given._seed, given._duplicates, given._scanned, given._personalLinks,
            given._unreported, given._rejects, given._output, given._catalog, given._truth,
        };
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            given.Write(parsed, given.OptionsOf(parsed), cancellationToken);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static Option<double> Share(string name, string description, double preset) =>
        Numbers.Option(name, description, preset, least: 0, most: 1);

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private GenerateOptions OptionsOf(ParseResult parsed)
    {
        var options = Defaults with
        {
            Recipients = parsed.GetValue(_recipients), Emails = parsed.GetValue(_emails), Sendings = parsed.GetValue(_sendings),
            Seed = parsed.GetValue(_seed), Duplicates = parsed.GetValue(_duplicates), Scanned = parsed.GetValue(_scanned),
            PersonalLinks = parsed.GetValue(_personalLinks), Unreported = parsed.GetValue(_unreported), Rejects = parsed.GetValue(_rejects),
        };
        return options.Rejects <= options.Pairs
            ? options
            : throw new UnusableException("--rejects: no more than recipients × emails.");
    }

    private void Write(ParseResult parsed, GenerateOptions options, CancellationToken cancellationToken)
    {
        var (file, catalog, truth) = (parsed.GetValue(_output), parsed.GetValue(_catalog), parsed.GetValue(_truth));
        if (OutputFile.AreOne(file, catalog))
            throw new UnusableException("--output and --catalog: events and their catalog cannot go to one file");
        if (OutputFile.AreOne(file, truth) || (truth is not null && OutputFile.AreOne(truth, catalog)))
            throw new UnusableException("--truth: events, catalog and truth cannot go to one file");
        // All files are opened before any is written, so that one that cannot be is told at once.
        using var target = OutputFile.Create(file, []);
        using var catalogTarget = catalog is null ? null : OutputFile.Create(catalog, []);
        using var truthTarget = truth is null ? null : OutputFile.Create(truth, []);
        catalogTarget?.Write(stream => SyntheticEvents.WriteCatalog(options, stream));
        target.Write(stream =>
        {
            if (truthTarget is null) WriteEvents(stream, null);
            else truthTarget.Write(told => WriteEvents(stream, told));
        });

        void WriteEvents(Stream stream, Stream? told) => Progress.Show(
            file ?? "events", options.Pairs,
            progress => SyntheticEvents.Write(options, stream, told, progress, cancellationToken));
    }
}
