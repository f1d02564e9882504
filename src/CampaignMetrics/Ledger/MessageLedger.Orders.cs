using CampaignMetrics.Engine;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    /// <summary>Lists the orders behind revenue, each with the email that is credited with it: the orders that a report counts, and those
    /// that no email earned where the scope has a place for them.</summary>
    /// <remarks>The whole list is in memory while a page is made: as many orders, not messages, as there are.</remarks>
    /// <param name="query">Which page; null for all.</param>
    /// <param name="definition">The definition, whose windows attribute; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages and orders; null for everything, in UTC. Contacts and emails that its viewer may not see are
    /// counted but not named.</param>
    /// <param name="cancellationToken">
    /// Cancels the work. It is checked between the 64 shards of a ledger; the ledger itself does not change.
    /// </param>
    /// <exception cref="ArgumentException">The scope's period ends before it begins.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    /// <exception cref="IOException">Messages that were spilled cannot be read at the moment.</exception>
    /// <exception cref="ObjectDisposedException">The ledger had streams for its messages, and was disposed.</exception>
    public OrderList Orders(
        OrderQuery? query = null, Definition? definition = null, ReportScope? scope = null,
        CancellationToken cancellationToken = default)
    {
        query ??= new OrderQuery();
        definition ??= Definition.HubSpot;
        scope = (scope ?? ReportScope.All).Checked(nameof(scope));
        var (stores, options) = (Messages(), _options);
        var survey = EmailSurveying.Of(stores, options, !scope.Campaigns.IsEmpty, cancellationToken);
        var listing = new OrderListing(stores.Words, options, definition, scope, survey, LatestAt(stores));
        listing.Read(stores.All, cancellationToken);
        return new OrderList
        {
            Definition = definition,
            Scope = scope with { Viewer = Viewer.OfAll },
            Query = query,
            Total = listing.Orders.Count,
            LeftOut = [.. listing.LeftOut],
            Orders = [.. InOrder(listing.Orders).Skip(query.Offset).Take(query.Limit ?? int.MaxValue)],
        };
    }

    private static IEnumerable<Order> InOrder(IEnumerable<Order> orders) => orders.OrderBy(order => order.At)
        .ThenBy(order => order.Contact.Value, CodePoints.Order).ThenBy(order => order.Id, CodePoints.Order)
        .ThenBy(order => order.Amount.Amount).ThenBy(order => order.Amount.Currency, CodePoints.Order)
        .ThenBy(order => order.Email?.Value, CodePoints.Order).ThenBy(order => order.ToString(), CodePoints.Order);
}
