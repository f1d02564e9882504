using System.CommandLine;
using System.Text.Json;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>history CONTACT FILE…</c>: all that happened to the messages of a contact, an event a line.</summary>
internal static class HistoryCommand
{
    public const string Name = "history";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var contact = new Argument<string>("CONTACT") { Description = "The contact's key, mostly the address." };
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Tells all that happened to the messages of a contact, and what counts of it.") { contact, format };
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            var key = parsed.GetValue(contact)!;
            if (!ContactId.TryParse(key, null, out var id)) throw new UnusableException("CONTACT: an empty text names nobody");
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var query = new EventQuery
            {
                Definition = scope.Definitions.Of(parsed, cancellationToken), Scope = scope.Scope(parsed),
            };
            var ledger = scope.Read(parsed, cancellationToken);
            var history = ledger.History(id, query, cancellationToken);
            if (history.Items.IsEmpty)
                throw new UnusableException(ledger.History(id).Items.IsEmpty
                    ? $"{key}: no event is of this contact"
                    : $"{key}: the filters leave out all events of this contact");
            scope.NameUseless(parsed, ledger);
            target.Write(stream => Write(history, format.Of(parsed), stream));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(ContactHistory history, AnswerFormat format, Stream target)
    {
        switch (format)
        {
            case AnswerFormat.Json:
                JsonSerializer.Serialize(target, history, ListJson.Default.ContactHistory);
                target.Write("\n"u8);
                break;
            case AnswerFormat.Ndjson:
                history.WriteLines(target);
                break;
            case AnswerFormat.Csv:
                history.ToTable().Write(target, TableFormat.Csv);
                break;
        }
    }
}
