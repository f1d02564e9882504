using System.CommandLine;
using System.Text;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>store setup|check|script|verify|export|catalog --store STORE</c>: looks after the store itself.</summary>
internal static class StoreCommand
{
    public const string Name = "store";

    public static Command Create() => new(Name, "Makes, checks and reads the store of ledgers.")
    {
        Part("setup", "Makes the tables, or brings them up to date.", ofLedger: false, SetUp),
        Part("check", "Says whether the tables are there, and shows the SQL that is missing.", ofLedger: false, Check),
        Part("script", "Shows the SQL that makes the tables.", ofLedger: false, (asked, target) => Write(target, asked.Place.Script)),
        Part("verify", "Reads all blocks of a ledger, and says what is wrong and where.", ofLedger: true, Verify),
        Export(),
        StoreCatalogCommand.Create(),
    };

    private static Command Part(string name, string description, bool ofLedger, Action<Asked, OutputFile> run)
    {
        var store = new StoreOptions("Where the store is");
        var command = new Command(name, description);
        store.AddTo(command, isRequired: true, ofLedger);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var place = store.Of(parsed);
            using var target = OutputFile.Create(null, [place.File]);
            run(new Asked(place, ofLedger ? store.Ledger(parsed) : "", cancellationToken), target);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void SetUp(Asked asked, OutputFile target)
    {
        asked.Place.SetUp(asked.CancellationToken);
        Check(asked, target);
    }

    private static void Check(Asked asked, OutputFile target)
    {
        var schema = asked.Place.Check(asked.CancellationToken);
        if (asked.Place.Missing(schema) is { } missing)
        {
            Write(target, schema.Missing);
            throw new UnusableException($"{missing}; 'campaign-metrics store setup' makes them, or the SQL above");
        }
        Write(target, Figures.Invariant($"{asked.Place.Name}: has version {schema.Version} of the tables, which is up to date\n"));
    }

    private static void Verify(Asked asked, OutputFile target)
    {
        using var store = asked.Place.Open(asked.CancellationToken);
        var log = new LogReader(store, asked.Ledger, asked.CancellationToken);
        var faults = new List<string>();
        foreach (var _ in log.Read(faults.Add)) { }
        if (log.Lost() is { } lost) faults.Add(lost);
        string[] counts = [Counted.Of(log.Partitions, "partition"), Counted.Of(log.Blocks, "block"), Counted.Of(log.Events, "event")];
        var summary = $"ledger {asked.Ledger}: {string.Join(", ", counts)}";
        Write(target, string.Concat([.. faults.Select(fault => $"{Safe.Text(fault)}\n"), $"{summary}\n"]));
        if (faults.Count > 0) throw new UnusableException($"{asked.Place.Name}: is damaged: {Counted.Of(faults.Count, "fault")}");
    }

    private static Command Export()
    {
        var output = new Option<string?>("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
        var options = new StoreOptions("Where the store is");
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Parquet);
        var command = new Command("export", "Writes the events of a ledger: their lines as they are kept, or a Parquet file.");
        options.AddTo(command, isRequired: true);
        command.Options.Add(format);
        command.Options.Add(output);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var (place, file, isParquet) = (options.Of(parsed), parsed.GetValue(output), format.Of(parsed) == AnswerFormat.Parquet);
            format.NeedsFile(parsed, file);
            using var target = OutputFile.Create(file, [place.File]);
            using var store = place.Open(cancellationToken);
            var log = new LogReader(store, options.Ledger(parsed), cancellationToken);
            var blocks = log.Read(fault => throw new UnusableException($"{place.Name}: {fault}"));
            target.Write(stream =>
            {
                if (isParquet) WriteColumns(stream, EventsOf(blocks, place.Name, cancellationToken));
                else foreach (var lines in blocks) stream.Write(lines);
            });
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void WriteColumns(Stream stream, IEnumerable<EmailEvent> events)
    {
        var columns = new EventColumns(stream);
        foreach (var happened in events) columns.Write(happened);
        columns.Finish();
    }

    private static IEnumerable<EmailEvent> EventsOf(IEnumerable<byte[]> blocks, string place, CancellationToken cancellationToken)
    {
        foreach (var lines in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var read in EventLines.Read(new MemoryStream(lines)))
                yield return read.Event ?? throw new UnusableException($"{place}: a line is no event: {read.Reason}");
        }
    }

    private static void Write(OutputFile target, string text) => target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    /// <summary>What a part works on; the ledger is empty for one that is of the whole store.</summary>
    private sealed record Asked(StorePlace Place, string Ledger, CancellationToken CancellationToken);
}
