namespace CampaignMetrics.Tests.Reports;

public sealed class OrderListTests
{
    [Fact]
    public void An_order_that_names_its_email_is_its()
    {
        var order = Orders(Some.Sent(), Some.Converted(10m) with { Order = "A-1" }).Single();
        Assert.Equal(
            new Order
            {
                At = Some.At(1000), Id = "A-1", Contact = Some.Contact, Email = Some.Email, Credit = OrderCredit.Named, Goal = "order",
                Amount = new Money(10m, "EUR"),
            },
            order);
    }

    [Fact]
    public void An_order_after_a_click_is_credited_to_it()
    {
        var order = Orders(Some.Sent(), Some.Delivered(), Some.Clicked(), Some.Converted(10m, named: false)).Single();
        Assert.Equal((Some.Email, OrderCredit.LastClick), (order.Email, order.Credit));
    }

    [Fact]
    public void An_order_after_an_open_is_credited_to_it_by_view_through()
    {
        var definition = Definition.HubSpot with { ViewThroughWindow = TimeSpan.FromDays(1) };
        using var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Opened(), Some.Converted(10m, named: false));
        Assert.Equal(OrderCredit.LastOpen, ledger.Orders(definition: definition).Orders.Single().Credit);
        Assert.Equal(OrderCredit.None, ledger.Orders().Orders.Single().Credit);
    }

    [Fact]
    public void An_order_that_no_email_earned_tells_its_source()
    {
        var order = Orders(Some.Converted(10m, named: false) with { Source = "search" }).Single();
        Assert.Equal((null, OrderCredit.None, "search"), (order.Email, order.Credit, order.Source));
    }

    [Fact]
    public void An_order_has_its_latest_amount_and_its_refunds()
    {
        var order = Orders(
            Some.Sent(), Some.Converted(10m) with { Order = "1" }, Some.Converted(12m, at: 1100) with { Order = "1" },
            Some.Converted(-3m, at: 1200) with { Order = "1" }).Single();
        Assert.Equal((12m, Some.At(1000)), (order.Amount.Amount, order.At));
        Assert.Equal([new Money(-3m, "EUR")], order.Refunds);
    }

    [Fact]
    public void What_states_no_amount_is_no_order() => Assert.Empty(Orders(
        Some.Sent(), new Converted { Id = Some.NewId(), At = Some.At(9), Email = Some.Email, Recipient = Some.Contact, Goal = "visit" }));

    [Fact]
    public void Orders_are_listed_by_time() => Assert.Equal(
        [1m, 2m, 3m],
        Orders(Some.Converted(3m, at: 30), Some.Converted(1m, at: 10), Some.Converted(2m, at: 20)).Select(order => order.Amount.Amount));

    [Theory]
    [InlineData(0, null, new[] { 1, 2, 3 }), InlineData(0, 2, new[] { 1, 2 }), InlineData(2, 2, new[] { 3 }), InlineData(3, 1, new int[0])]
    public void A_page_has_its_part_of_the_list(int offset, int? limit, int[] expected)
    {
        using var ledger = Some.Ledger(Some.Converted(3m, at: 30), Some.Converted(1m, at: 10), Some.Converted(2m, at: 20));
        var page = ledger.Orders(new OrderQuery { Offset = offset, Limit = limit });
        Assert.Equal(expected, page.Orders.Select(order => (int)order.Amount.Amount));
        Assert.Equal((3, offset, limit), (page.Total, page.Query.Offset, page.Query.Limit));
    }

    [Fact]
    public void Orders_are_those_of_the_scope()
    {
        using var ledger = Some.Ledger(
            Some.Sent(), Some.Converted(1m), Some.Sent(0, "bob", "other"), Some.Converted(2m) with { Email = "other", Recipient = "bob" },
            Some.Converted(3m, named: false) with { Recipient = "eve" });
        Assert.Equal(2m, ledger.Orders(scope: new ReportScope { Email = "other" }).Orders.Single().Amount.Amount);
    }

    [Fact]
    public void An_order_of_a_hidden_contact_is_counted_but_not_listed()
    {
        using var ledger = Some.Ledger(Some.Sent(), Some.Converted(1m));
        var list = ledger.Orders(scope: new ReportScope { Viewer = new Viewer { MaySeeContact = _ => false } });
        Assert.Empty(list.Orders);
        Assert.Equal([new LeftOutCount(LeftOutReason.HiddenContact, 1)], list.LeftOut);
    }

    [Fact]
    public void A_credit_to_a_click_that_may_not_be_told_is_left_out()
    {
        using var ledger = Some.Ledger(
            new LedgerOptions { MayProfile = (_, _) => false }, Some.Sent(), Some.Delivered(), Some.Clicked(),
            Some.Converted(1m, named: false));
        Assert.Equal([new LeftOutCount(LeftOutReason.NotProfiled, 1)], ledger.Orders().LeftOut);
    }

    private static IEnumerable<Order> Orders(params IEnumerable<EmailEvent> events)
    {
        using var ledger = Some.Ledger(events);
        return ledger.Orders().Orders;
    }
}
