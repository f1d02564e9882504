using System.CommandLine;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>orders FILE…</c>: the orders behind revenue, each with the email that is credited with it.</summary>
internal static class OrdersCommand
{
    public const string Name = "orders";

    public static Command Create()
    {
        var scope = new ScopeOptions();
        var format = new FormatOption(AnswerFormat.Ndjson, AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Lists the orders behind revenue, each with the email that is credited with it.") { format };
        scope.Definitions.AddTo(command);
        scope.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Task.Run(() =>
        {
            if (parsed.GetResult("--max-rows") is not null) throw new UnusableException("--max-rows: orders are always listed whole");
            using var target = OutputFile.Create(null, scope.Inputs(parsed));
            var (definition, selected) = (scope.Definitions.Of(parsed, cancellationToken), scope.Scope(parsed));
            var ledger = scope.Read(parsed, cancellationToken);
            var orders = ledger.Orders(definition, selected, cancellationToken);
            if (orders.Orders.IsEmpty) scope.RequireMatch(parsed, ledger, definition, cancellationToken);
            scope.NameUseless(parsed, ledger);
            target.Write(stream => Write(orders, format.Of(parsed), stream));
            if (orders.Orders.IsEmpty) Console.Error.WriteLine("no order is on the list");
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    private static void Write(OrderList orders, AnswerFormat format, Stream target)
    {
        if (format == AnswerFormat.Json)
        {
            System.Text.Json.JsonSerializer.Serialize(target, orders, ListJson.Default.OrderList);
            target.Write("\n"u8);
            return;
        }
        using var rows = new Answers<Order>(target, format, Columns);
        foreach (var order in orders.Orders) rows.Write(order);
    }

    private static AnswerColumn<Order>[] Columns =>
    [
        new("at", order => order.At),
        new("id", order => order.Id),
        new("contact", order => order.Contact.Value),
        new("email", order => order.Email?.Value),
        new("credit", order => JsonName.Of<OrderCredit>(order.Credit)),
        new("source", order => order.Source),
        new("goal", order => order.Goal),
        new("amount", order => (decimal?)order.Amount.Amount),
        new("currency", order => order.Amount.Currency),
        new("refunded", order => Answer.Of(order.Refunds.Select(refund => new Money(-refund.Amount, refund.Currency).ToString()))),
    ];
}
