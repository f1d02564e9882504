using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Html;

namespace CampaignMetrics.Cli.Commands;

/// <summary>The options of <c>--format html</c>: what the page shows beside what the command is about.</summary>
internal sealed class PageOptions
{
    private readonly Option<string?> _title = new("--title") { Description = "html: the heading of the page.", HelpName = "TEXT" };
    private readonly Option<string?> _language = new("--language")
    {
        Description = "html: the language that the page opens with, en or nl [default: en].", HelpName = "en|nl",
    };
    private readonly Option<string?> _also = new("--also")
    {
        Description = "html: other definitions that the page can switch to [default: HubSpot,Pipedrive,Reliable].",
        HelpName = "NAME[,…]",
    };
    private readonly Option<bool> _withoutContacts = new("--without-contacts")
    {
        Arity = ArgumentArity.Zero, Description = "html: aggregates only, so that the page names nobody.",
    };
    private readonly VariantOptions _test = new(isRequired: false);
    private readonly ReceiverOptions _receivers = new("html: ");
    private readonly FormatOption _format;

    /// <param name="format">The command's format: elsewhere than in HTML these options have no meaning, and are refused.</param>
    public PageOptions(FormatOption format)
    {
        _format = format;
        _language.Validators.Add(NeedsTexts);
        _also.Validators.Add(NeedsDefinitions);
    }

    private Option[] All => [_title, _language, _also, _withoutContacts, .. _test.All, .. _receivers.All];

    public void AddTo(Command command)
    {
        foreach (var option in All) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var useless = All.FirstOrDefault(option => result.GetResult(option) is { Implicit: false });
            if (useless is not null && !IsHtml(result)) result.AddError($"{useless.Name}: is for --format html.");
        });
    }

    /// <summary>Throws where the options cannot be followed, before any file is read.</summary>
    /// <exception cref="UnusableException">The variants of the test cannot be compared.</exception>
    public void Check(ParseResult parsed) => _test.Of(parsed);

    /// <summary>Writes the page.</summary>
    /// <param name="asked">What it is made from.</param>
    /// <param name="start">What it opens with.</param>
    /// <param name="bodies">The HTML of emails.</param>
    /// <param name="target">Where it goes.</param>
    public void Write(DocumentRequest asked, HtmlStart start, IReadOnlyDictionary<EmailId, string> bodies, Stream target)
    {
        var (parsed, definition) = (asked.Parsed, asked.Definition);
        var usual = new HtmlReportOptions();
        Definition[] others = parsed.GetValue(_also) is { } names
            ? [.. Split(names).Select(name => Definition.Find(name)!)]
            : [.. usual.Definitions];
        var options = usual with
        {
            Title = parsed.GetValue(_title),
            Language = parsed.GetValue(_language) ?? usual.Language,
            Definitions = [definition, .. others.Select(Dated).Where(other => other.Name != definition.Name).Distinct()],
            Scope = asked.Scope,
            Start = start,
            WithContacts = !parsed.GetValue(_withoutContacts),
            BodyOf = bodies.GetValueOrDefault,
            Tests = _test.Of(parsed) is { } test ? [test] : [],
            Receivers = _receivers.Days(parsed, asked.CancellationToken),
        };
        foreach (var shown in options.Tests) AbCommand.RequireKnown(asked.Ledger, shown);
        HtmlReport.Write(asked.Ledger, target, options, asked.CancellationToken);

        Definition Dated(Definition other) => other with { DateBasis = definition.DateBasis };
    }

    private bool IsHtml(CommandResult result) =>
        string.Equals(result.GetValue(_format), nameof(AnswerFormat.Html), StringComparison.OrdinalIgnoreCase);

    private static void NeedsTexts(OptionResult result)
    {
        if (result.Tokens is [var language] && language.Value is not ("en" or "nl"))
            result.AddError($"--language: the page has no texts in '{language.Value}', but in en and nl.");
    }

    private static void NeedsDefinitions(OptionResult result)
    {
        foreach (var name in Split(result.Tokens[0].Value))
            if (Definition.Find(name) is null) result.AddError(Names.UnknownDefinition(name));
    }

    private static string[] Split(string names) =>
        names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
