using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>KIND</c>, <c>--link</c> and <c>--role</c>: which messages a list has.</summary>
internal sealed class RecipientOptions
{
    private readonly Argument<string> _kind = new("KIND") { Description = $"Which messages to list:{Names.Listed(Names.Kinds)}" };
    private readonly Option<string?> _link =
        new("--link") { Description = "Only who clicked this link, in any spelling of it.", HelpName = "URL" };
    private readonly Option<string?> _role;

    public RecipientOptions() => _role = new("--role")
    {
        Description = "Only clicks on the link in this role.", HelpName = "ROLE", Validators = { NeedsRole },
    };

    public void AddTo(Command command)
    {
        command.Arguments.Insert(0, _kind);
        command.Options.Insert(0, _link);
        command.Options.Insert(1, _role);
    }

    public RecipientQuery Query(ParseResult parsed) => new()
    {
        Kind = KindOf(parsed.GetValue(_kind)!),
        Link = parsed.GetValue(_link),
        Role = parsed.GetValue(_role) is { } word ? Names.RoleOf(word) : null,
    };

    private static RecipientKind KindOf(string name)
    {
        // The usual slip is to name the file first.
        if (File.Exists(name)) throw new UnusableException($"{name}: is a file; the kind comes first: recipients KIND FILE…");
        return Names.KindOf(name) ?? throw new UnusableException(Names.UnknownKind(name));
    }

    private void NeedsRole(OptionResult result)
    {
        if (result.Tokens is not [var token]) return;
        if (Names.RoleOf(token.Value) is null) result.AddError(Names.Unknown(token.Value, "role", Names.Roles));
        else if (result.Parent is CommandResult command && command.GetResult(_link) is null)
            result.AddError("--role: needs --link, which names the link.");
    }
}
