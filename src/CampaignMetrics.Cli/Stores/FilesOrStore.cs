using System.CommandLine;
using System.CommandLine.Parsing;

namespace CampaignMetrics.Cli.Stores;

/// <summary>The event files of a command; none where it asks a store.</summary>
internal sealed class FilesOrStore : Argument<string[]>
{
    public FilesOrStore() : base("FILE")
    {
        Description = "Event lines (NDJSON, also .gz); - reads standard input. None with --store.";
        Arity = ArgumentArity.ZeroOrMore;
    }

    public StoreOptions Store { get; } = new("Ask the ledger of a store in place of files");

    public void AddTo(Command command)
    {
        command.Arguments.Add(this);
        Store.AddTo(command);
        command.Validators.Add(NeedsOne);
    }

    /// <summary>How many files there have to be.</summary>
    public int Least(CommandResult command) => Store.IsGiven(command) ? 0 : 1;

    /// <summary>What is read: files, or the file of a store.</summary>
    public IEnumerable<string?> Inputs(ParseResult parsed) => [.. parsed.GetValue(this) ?? [], Store.Find(parsed)?.File];

    // What is left of a connection string that a shell has cut at a blank is not repeated: it may be a password.
    private void NeedsOne(CommandResult command)
    {
        var files = command.GetResult(this)?.Tokens.Count ?? 0;
        if (files < Least(command)) command.AddError("FILE is missing.");
        if (files > 0 && Store.IsGiven(command))
            command.AddError("FILE and --store exclude each other. A connection string with blanks stands in quotes.");
    }
}
