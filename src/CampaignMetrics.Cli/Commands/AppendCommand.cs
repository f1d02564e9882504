using System.CommandLine;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>append FILE… --store STORE</c>: puts event lines into the ledger of a store.</summary>
internal static class AppendCommand
{
    public const string Name = "append";

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Event lines (NDJSON, also .gz); - reads standard input.", Arity = ArgumentArity.OneOrMore,
        };
        var store = new StoreOptions("Where the ledger is, which is made if it is not there");
        var strict = new Option<bool>("--strict")
        {
            Arity = ArgumentArity.Zero, Description = "Stop at the first rejected line, with exit code 1.",
        };
        var command = new Command(Name, "Appends events to the ledger of a store, in batches of 1,000.") { files };
        store.AddTo(command, isRequired: true, makesLedger: true);
        command.Options.Add(strict);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var names = parsed.GetValue(files)!;
            if (names.Count(name => name == "-") > 1) throw new UnusableException("-: standard input can be read only once");
            using var target = OutputFile.Create(null, [.. names, store.Of(parsed).File]);
            using var appending = new AppendedFiles(store.Target(parsed)!, names, parsed.GetValue(strict), cancellationToken);
            try
            {
                appending.Append(cancellationToken);
            }
            catch when (appending.HasAppended)
            {
                Console.Error.WriteLine($"until then: {appending.Summary}");
                throw;
            }
            target.Write(stream => stream.Write(System.Text.Encoding.UTF8.GetBytes($"{appending.Summary}\n")));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }
}
