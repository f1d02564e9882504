using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Commands;

/// <summary>The options that choose the definition by which events are counted, and change it.</summary>
internal sealed class DefinitionOptions
{
    private readonly Option<Definition?> _name = new("--definitions")
    {
        Description = $"Whose definitions [default: HubSpot]:{Names.Listed(Names.Definitions)}",
        HelpName = "NAME",
        CustomParser = Named,
    };
    private readonly Option<string?> _file = new("--definition-file")
    {
        Description = "A definition of your own, as JSON.", HelpName = "FILE",
    };
    private readonly Option<bool> _byEventDate = new("--by-event-date")
    {
        Arity = ArgumentArity.Zero, Description = "A period is of events, not of sendings: what happened in it counts.",
    };

    /// <summary>Adds the options to a command that counts by one definition.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_name);
        command.Validators.Add(NeedsOne);
        AddChangesTo(command);
    }

    /// <summary>Adds the options to a command that has its own way to name definitions.</summary>
    public void AddChangesTo(Command command)
    {
        command.Options.Add(_file);
        command.Options.Add(_byEventDate);
    }

    /// <summary>The file that is read; null where none is named.</summary>
    public string? Input(ParseResult parsed) => parsed.GetValue(_file);

    /// <summary>The definition that is named, or that of the file, or else HubSpot's.</summary>
    /// <exception cref="UnusableException">The file holds none.</exception>
    public Definition Of(ParseResult parsed, CancellationToken cancellationToken) =>
        Changed(parsed, FromFile(parsed, cancellationToken) ?? parsed.GetValue(_name) ?? Definition.HubSpot);

    /// <summary>The named definitions, and behind them the one in the file.</summary>
    /// <exception cref="UnusableException">The file holds none.</exception>
    public IReadOnlyList<Definition> Of(ParseResult parsed, IEnumerable<Definition> named, CancellationToken cancellationToken)
    {
        List<Definition> all = [.. named.Select(definition => Changed(parsed, definition))];
        if (FromFile(parsed, cancellationToken) is { } own && Changed(parsed, own) is var added && !all.Contains(added)) all.Add(added);
        return all;
    }

    private Definition? FromFile(ParseResult parsed, CancellationToken cancellationToken) =>
        Input(parsed) is { } file ? DefinitionFile.Read(file, cancellationToken) : null;

    private Definition Changed(ParseResult parsed, Definition definition) =>
        parsed.GetValue(_byEventDate) ? definition with { DateBasis = DateBasis.EventDate } : definition;

    private void NeedsOne(CommandResult result)
    {
        if (result.GetResult(_name) is { Implicit: false } && result.GetResult(_file) is not null)
            result.AddError("--definitions and --definition-file both say how to count: give one of them.");
    }

    private static Definition? Named(ArgumentResult result)
    {
        var name = result.Tokens[0].Value;
        if (Definition.Find(name) is { } definition) return definition;
        result.AddError(Names.UnknownDefinition(name));
        return null;
    }
}
