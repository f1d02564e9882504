using System.CommandLine;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Html;

namespace CampaignMetrics.Cli.Commands;

/// <summary>A command that answers with documents of one kind about the messages of a scope.</summary>
/// <remarks>
/// <para>Commands such as breakdown, series and emails share options and formats, and differ in the
/// functions below.</para>
/// </remarks>
/// <param name="name">The command's name.</param>
/// <param name="description">What it does.</param>
internal sealed class DocumentCommand<T>(string name, string description) where T : ScopeDocument
{
    private readonly ScopeOptions _scope = new();
    private readonly Option<string?> _output =
        new("--output") { Description = "Write to this file instead of standard output.", HelpName = "FILE" };
    private FormatOption _format = new(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);
    private PageOptions? _page;

    /// <summary>Makes the documents from the events that were read.</summary>
    public required Func<DocumentRequest, IReadOnlyList<T>> Make { get; init; }

    /// <summary>Whether a document is empty; if all are, the filters are checked for names that select nothing.</summary>
    public required Func<T, bool> IsEmpty { get; init; }

    /// <summary>What the rows of a document go by; null for nothing.</summary>
    public Func<T, Dimension?> By { get; init; } = _ => null;

    /// <summary>Writes one document for people, but for what it covers and its caveats.</summary>
    public required Action<Page, T> Show { get; init; }

    /// <summary>A document as a table; those of several stand below each other.</summary>
    public required Func<T, Table> ToTable { get; init; }

    /// <summary>Throws where the command line is wrong, before any file is read.</summary>
    public Action<ParseResult, Definition> Check { get; init; } = (_, _) => { };

    /// <summary>What a page opens with, for a command that can write one; null for others.</summary>
    public HtmlStart? Page { get; init; }

    public Command Create(params Symbol[] own)
    {
        if (Page is not null)
        {
            _format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv, AnswerFormat.Html);
            _page = new PageOptions(_format);
        }
        var command = new Command(name, description);
        foreach (var symbol in own)
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        command.Options.Add(_format);
        command.Options.Add(_output);
        _page?.AddTo(command);
        _scope.Definitions.AddTo(command);
        _scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (definition, selected) = (_scope.Definitions.Of(parsed, cancellationToken), _scope.Scope(parsed));
        Check(parsed, definition);
        _format.NeedsFile(parsed, parsed.GetValue(_output));
        using var target = OutputFile.Create(parsed.GetValue(_output), _scope.Inputs(parsed));
        var ledger = _scope.Read(parsed, cancellationToken);
        var asked = new DocumentRequest(parsed, ledger, definition, selected, cancellationToken);
        var documents = Make(asked);
        if (documents.All(IsEmpty)) _scope.RequireMatch(parsed, ledger, definition, cancellationToken);
        _scope.NameUseless(parsed, ledger);
        _scope.TellMissing(parsed, ledger, documents.Select(By).OfType<Dimension>());
        target.Write(stream => Write(documents, asked, stream));
        return ExitCode.Done;
    }

    private void Write(IReadOnlyList<T> documents, DocumentRequest asked, Stream target)
    {
        var cancellationToken = asked.CancellationToken;
        switch (_format.Of(asked.Parsed))
        {
            case AnswerFormat.Table:
                var page = Terminal.On(target, asked.Parsed.GetValue(_output) is not null);
                DocumentHeading.Write(page, documents);
                foreach (var document in documents) Show(page, document);
                break;
            case AnswerFormat.Json:
                foreach (var document in documents) WriteJson(document, target, cancellationToken);
                break;
            case AnswerFormat.Csv:
                Table.Concat(documents.Select(ToTable)).Write(target, TableFormat.Csv, cancellationToken);
                break;
            case AnswerFormat.Html:
                _page!.Write(asked, Page!.Value, _scope.Bodies(asked.Parsed, cancellationToken), target);
                break;
        }
    }

    private static void WriteJson(T document, Stream target, CancellationToken cancellationToken)
    {
        document.WriteJson(target, cancellationToken);
        target.Write("\n"u8);
    }
}

/// <summary>What a document is made from: the parsed command line, the ledger with the events, the definition and the scope.</summary>
internal sealed record DocumentRequest(
    ParseResult Parsed, MessageLedger Ledger, Definition Definition, ReportScope Scope, CancellationToken CancellationToken);
