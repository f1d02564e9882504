using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>orders FILE…</c>: the orders behind revenue, each with the email that is credited with it.</summary>
internal static class OrdersCommand
{
    public const string Name = "orders";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var offset = Numbers.Option("--offset", "How many orders to pass over [default: 0].", preset: 0, least: 0, most: int.MaxValue);
        var limit = Numbers.Option("--limit", "The most orders to list [default: all].", least: 1, most: int.MaxValue);
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Lists the orders behind revenue, each with the email that is credited with it.")
        {
            offset, limit, format,
        };
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            if (parsed.GetResult("--max-rows") is not null)
                throw new UnusableException("--max-rows: --limit says how many orders are listed");
            var query = new OrderQuery { Offset = parsed.GetValue(offset), Limit = parsed.GetValue(limit) };
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var (definition, selected) = (scope.Definitions.Of(parsed, cancellationToken), scope.Scope(parsed));
            var ledger = scope.Read(parsed, cancellationToken);
            var orders = ledger.Orders(query, definition, selected, cancellationToken);
            if (orders.Total == 0) scope.RequireMatch(parsed, ledger, definition, cancellationToken);
            scope.NameUseless(parsed, ledger);
            target.Write(stream => Write(orders, format.Of(parsed), stream));
            if (PlaceOf(orders) is { } place) Console.Error.WriteLine(place);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    /// <summary>What the rows have no place for; null for nothing.</summary>
    private static string? PlaceOf(OrderList orders) => orders switch
    {
        { Total: 0 } => "no order is on the list",
        { Orders.IsEmpty: true } => Figures.Invariant($"the list ends before: it has {orders.Total:N0}"),
        { Query.Offset: var first, Orders.Length: var length } when first + (long)length < orders.Total =>
            Figures.Invariant($"there are more: --offset {first + length}"),
        _ => null,
    };

    private static void Write(OrderList orders, AnswerFormat format, Stream target)
    {
        if (format == AnswerFormat.Json)
        {
            System.Text.Json.JsonSerializer.Serialize(target, orders, ListJson.Default.OrderList);
            target.Write("\n"u8);
            return;
        }
        orders.ToTable().Write(target, format == AnswerFormat.Csv ? TableFormat.Csv : TableFormat.Ndjson);
    }
}
