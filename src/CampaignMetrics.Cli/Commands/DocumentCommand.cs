using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary>A command that answers with documents of one kind about the messages of a scope.</summary>
/// <remarks>
/// <para>The commands breakdown, series, times, sources and unsubscriptions are such: they share options and formats, and differ in the
/// functions below.</para>
/// </remarks>
/// <param name="name">The command's name.</param>
/// <param name="description">What it does.</param>
internal sealed class DocumentCommand<T>(string name, string description) where T : ScopeDocument
{
    private readonly ScopeOptions _scope = new();
    private readonly FormatOption _format = new(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);

    /// <summary>Makes the documents from the events that were read.</summary>
    public required Func<DocumentRequest, IReadOnlyList<T>> Make { get; init; }

    /// <summary>Whether a document is empty; if all are, the filters are checked for names that select nothing.</summary>
    public required Func<T, bool> IsEmpty { get; init; }

    /// <summary>What the rows of a document go by; null for nothing.</summary>
    public Func<T, Dimension?> By { get; init; } = _ => null;

    /// <summary>Writes one document for people, but for what it covers and its caveats.</summary>
    public required Action<Page, T> Show { get; init; }

    /// <summary>Writes all for spreadsheets, as one table.</summary>
    public required Action<IReadOnlyList<T>, Stream> WriteCsv { get; init; }

    /// <summary>Throws where the command line is wrong, before any file is read.</summary>
    public Action<ParseResult, Definition> Check { get; init; } = (_, _) => { };

    public Command Create(params Symbol[] own)
    {
        var command = new Command(name, description);
        foreach (var symbol in own)
            if (symbol is Argument argument) command.Arguments.Add(argument);
            else command.Options.Add((Option)symbol);
        command.Options.Add(_format);
        _scope.Definitions.AddTo(command);
        _scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() => Run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    private int Run(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (definition, selected) = (_scope.Definitions.Of(parsed, cancellationToken), _scope.Scope(parsed));
        Check(parsed, definition);
        using var target = OutputFile.Create(null, _scope.Inputs(parsed));
        var ledger = _scope.Read(parsed, cancellationToken);
        var documents = Make(new DocumentRequest(parsed, ledger, definition, selected, cancellationToken));
        if (documents.All(IsEmpty)) _scope.RequireMatch(parsed, ledger, definition, cancellationToken);
        _scope.NameUseless(parsed, ledger);
        _scope.TellMissing(parsed, ledger, documents.Select(By).OfType<Dimension>());
        target.Write(stream => Write(documents, _format.Of(parsed), stream, cancellationToken));
        return ExitCode.Done;
    }

    private void Write(IReadOnlyList<T> documents, AnswerFormat format, Stream target, CancellationToken cancellationToken)
    {
        switch (format)
        {
            case AnswerFormat.Table:
                var page = Terminal.On(target);
                DocumentHeading.Write(page, documents);
                foreach (var document in documents) Show(page, document);
                break;
            case AnswerFormat.Json:
                foreach (var document in documents) WriteJson(document, target, cancellationToken);
                break;
            case AnswerFormat.Csv:
                WriteCsv(documents, target);
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
