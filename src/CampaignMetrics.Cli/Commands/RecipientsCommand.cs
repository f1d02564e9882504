using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>recipients KIND FILE…</c>: the list behind a number, an object a message.</summary>
internal static class RecipientsCommand
{
    public const string Name = "recipients";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var which = new RecipientOptions();
        var limit = Numbers.Option("--limit", "A page of so many messages [default: all].", least: 1, most: int.MaxValue);
        var cursor = new Option<string?>("--cursor")
        {
            Description = "Where the page begins: the cursor that the page before it ended with.", HelpName = "TEXT",
        };
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Lists the messages behind a number, the earliest first. For millions of them: export recipients.")
        {
            limit, cursor, format,
        };
        which.AddTo(command);
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var query = which.Query(parsed) with
            {
                PageSize = parsed.GetValue(limit) ?? int.MaxValue, After = parsed.GetValue(cursor),
            };
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            query = query with { Definition = scope.Definitions.Of(parsed, cancellationToken), Scope = scope.Scope(parsed) };
            var ledger = scope.Read(parsed, cancellationToken);
            var read = ledger.Recipients(query, cancellationToken);
            var page = read.Page ?? throw new UnusableException($"--cursor: {read.Error}");
            if (page.Messages == 0) scope.RequireMatch(parsed, ledger, query.Definition, cancellationToken);
            scope.NameUseless(parsed, ledger);
            target.Write(stream => Write(page, format.Of(parsed), stream));
            if (page.Messages == 0 || query.Kind == RecipientKind.NotClicked) Tell(UnknownLink.In(ledger, query, cancellationToken));
            Tell(page);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(RecipientPage page, AnswerFormat format, Stream target)
    {
        if (format == AnswerFormat.Json)
        {
            JsonSerializer.Serialize(target, page, ListJson.Default.RecipientPage);
            target.Write("\n"u8);
            return;
        }
        page.ToTable().Write(target, format == AnswerFormat.Csv ? TableFormat.Csv : TableFormat.Ndjson);
    }

    private static void Tell(string? message)
    {
        if (message is not null) Console.Error.WriteLine(message);
    }

    /// <summary>Tells on standard error what the rows have no place for.</summary>
    private static void Tell(RecipientPage page)
    {
        foreach (var unknown in page.Unknown)
            Console.Error.WriteLine($"of {Counted.Of(unknown.Messages, "message")} it is not known: {unknown.Reason}");
        if (page.Messages == 0) Console.Error.WriteLine("no message is on the list");
        if (page.Next is { } next) Console.Error.WriteLine($"there are more: --cursor {next}");
    }
}

[JsonSerializable(typeof(RecipientPage)), JsonSerializable(typeof(ContactHistory)), JsonSerializable(typeof(OrderList))]
internal sealed partial class ListJson : JsonSerializerContext;
