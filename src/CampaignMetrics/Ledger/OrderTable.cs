using CampaignMetrics.Exports;
using CampaignMetrics.Json;

namespace CampaignMetrics.Ledger;

/// <summary>Orders as a table: a row for each.</summary>
internal static class OrderTable
{
    private static readonly Columns<Order> Columns = new()
    {
        { "at", CellType.Instant, order => (DateTimeOffset?)order.At },
        { "id", CellType.Text, order => order.Id },
        { "contact", CellType.Text, order => order.Contact.Value },
        { "email", CellType.Text, order => order.Email?.Value },
        { "credit", CellType.Text, order => Words<OrderCredit>.Of(order.Credit) },
        { "source", CellType.Text, order => order.Source },
        { "goal", CellType.Text, order => order.Goal },
        { "amount", CellType.Amount, order => (decimal?)order.Amount.Amount },
        { "currency", CellType.Text, order => order.Amount.Currency },
        { "refunded", CellType.Texts, order => Cell.Of(order.Refunds.Select(Refunded)) },
    };

    public static Table Of(OrderList list) => Columns.Of(list.Orders);

    private static string Refunded(Money refund) => new Money(-refund.Amount, refund.Currency).ToString();
}
