using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Stores;

/// <summary>The options that name a ledger of a store.</summary>
/// <param name="description">What <c>--store</c> does.</param>
internal sealed class StoreOptions(string description)
{
    private const string DefaultLedger = "default";

    private readonly Option<StorePlace?> _store = new("--store")
    {
        Description = $"{description}: sqlite:FILE or postgres:CONNECTION.", HelpName = "STORE", CustomParser = Place,
    };
    private readonly Option<string> _ledger = new("--ledger")
    {
        Description = "The ledger of the store.", HelpName = "NAME", DefaultValueFactory = _ => DefaultLedger, Validators = { NeedsName },
    };
    private readonly Option<int?> _partitions = Numbers.Option(
        "--partitions", "Make the ledger with so many partitions [default: 1].", least: 1, most: LogPartition.MaxPartitions);

    /// <param name="command">Gets the options.</param>
    /// <param name="isRequired">Whether there has to be a store.</param>
    /// <param name="ofLedger">Whether the command is about a ledger, and not the whole store.</param>
    /// <param name="makesLedger">Whether it makes a ledger that is not there.</param>
    public void AddTo(Command command, bool isRequired = false, bool ofLedger = true, bool makesLedger = false)
    {
        _store.Required = isRequired;
        command.Options.Add(_store);
        if (!ofLedger) return;
        command.Options.Add(_ledger);
        if (makesLedger) command.Options.Add(_partitions);
        command.Validators.Add(NeedsStore);
    }

    public bool IsGiven(CommandResult command) => command.GetResult(_store) is not null;

    /// <summary>The store; null if none is named.</summary>
    public StorePlace? Find(ParseResult parsed) => parsed.GetValue(_store);

    /// <summary>The store of a command that requires one.</summary>
    public StorePlace Of(ParseResult parsed) => Find(parsed)!;

    /// <summary>The ledger's name.</summary>
    public string Ledger(ParseResult parsed) => parsed.GetValue(_ledger)!;

    /// <summary>The ledger that a command appends to; null if no store is named.</summary>
    public LedgerTarget? Target(ParseResult parsed) =>
        Find(parsed) is { } store ? new LedgerTarget(store, Ledger(parsed), parsed.GetValue(_partitions)) : null;

    private void NeedsStore(CommandResult command)
    {
        foreach (Option option in new Option[] { _ledger, _partitions })
            if (command.GetResult(option) is { Implicit: false } && !IsGiven(command)) command.AddError($"{option.Name}: needs --store.");
    }

    private static void NeedsName(OptionResult result)
    {
        if (result.Tokens is not [var token]) return;
        try
        {
            _ = new LogPartition(token.Value, 0);
        }
        catch (ArgumentException)
        {
            result.AddError(
                $"--ledger: a name has 1 to {LogPartition.MaxLedgerLength} characters, and no control characters among them.");
        }
    }

    // The text is not repeated: it may hold a password.
    private static StorePlace? Place(ArgumentResult result)
    {
        var place = StorePlace.Find(result.Tokens[0].Value);
        if (place is null) result.AddError("--store: is neither sqlite:FILE nor postgres:CONNECTION.");
        return place;
    }
}
