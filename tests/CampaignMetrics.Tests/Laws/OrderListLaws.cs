namespace CampaignMetrics.Tests.Laws;

/// <summary>The list of orders is what the report's revenue and the sources are made of.</summary>
public sealed class OrderListLaws
{
    [Fact]
    public void The_orders_of_emails_add_up_to_the_report_s_revenue() => Law.Holds(Worlds.AnyByDate, IsRevenue, 300);

    [Fact]
    public void They_do_by_sending_too() => Law.Holds(Worlds.Any, IsRevenue, 300);

    [Fact]
    public void The_other_orders_add_up_to_the_other_sources() => Law.Holds(Worlds.Any, world =>
    {
        var others = Of(world).Orders.Where(order => order.Email is null).ToList();
        var revenue = world.Ledger().Sources(world.Definition, world.Scope).Others.SelectMany(row => row.Revenue).ToList();
        return others.Count == revenue.Sum(row => row.Orders)
            && others.Sum(order => order.Refunds.Length) == revenue.Sum(row => row.Refunds);
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, world =>
        Of(world).ToString() == Of(world with { Events = [.. world.Events.Reverse(), .. world.Events] }).ToString(), 200);

    [Fact]
    public void The_pages_together_are_the_list() => Law.Holds(Worlds.Any, world =>
    {
        var whole = Of(world);
        var pages = Enumerable.Range(0, whole.Total).Chunk(2).SelectMany(places =>
            world.Ledger().Orders(new OrderQuery { Offset = places[0], Limit = 2 }, world.Definition, world.Scope).Orders);
        return whole.Total == whole.Orders.Length && whole.Orders.SequenceEqual(pages);
    }, 100);

    private static bool IsRevenue(World world)
    {
        var orders = Of(world).Orders.Where(order => order.Email is not null).ToList();
        var amounts = orders.Select(order => order.Amount).Concat(orders.SelectMany(order => order.Refunds))
            .GroupBy(amount => amount.Currency).ToDictionary(currency => currency.Key, currency => currency.Sum(amount => amount.Amount));
        var revenue = world.Report().Revenue;
        return revenue.Length == amounts.Count && revenue.All(row => amounts[row.Amount.Currency] == row.Amount.Amount)
            && revenue.Sum(row => row.Orders) == orders.Count;
    }

    private static OrderList Of(World world) => world.Ledger().Orders(null, world.Definition, world.Scope);
}
