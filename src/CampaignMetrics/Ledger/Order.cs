using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>An order of a contact, with the email that is credited with it.</summary>
[JsonConverter(typeof(DataConverter<Order>)), JsonForm<OrderConverter>]
public sealed record Order
{
    /// <summary>When it counts: its earliest event that can be attributed to an email; where none can, its earliest event.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The order's own id; null where its event states none, and is an order by itself.</summary>
    public string? Id { get; init; }

    /// <summary>Who ordered.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The email that is credited with it; null for none.</summary>
    public EmailId? Email { get; init; }

    /// <summary>Why that email is.</summary>
    public required OrderCredit Credit { get; init => field = Door.Known(value); }

    /// <summary>The source that its earliest event states; null for none.</summary>
    public string? Source { get; init; }

    /// <summary>The goal that its latest event states; null for none.</summary>
    public string? Goal { get; init; }

    /// <summary>The amount that its latest event states, refunds not taken off.</summary>
    public required Money Amount { get; init; }

    /// <summary>Its refunds, earliest first: negative amounts.</summary>
    public ImmutableArray<Money> Refunds { get; init => field = Door.Given(value); } = [];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other order.</param>
    public bool Equals(Order? other) =>
        other is not null && (At, Id, Contact, Email, Credit) == (other.At, other.Id, other.Contact, other.Email, other.Credit)
        && (Source, Goal, Amount) == (other.Source, other.Goal, other.Amount) && Refunds.AsSpan().SequenceEqual(other.Refunds.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(At, Id, Contact, Email, Credit, Amount, Refunds.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<Order>.Shown(this);
}

/// <summary>A page of the orders behind the revenue of a report or of its sources, or all of them. Its JSON is
/// <c>campaign-metrics/orders/v1</c>.</summary>
/// <example>
/// <code>
/// foreach (Order order in messages.Orders().Orders)
///     Console.WriteLine($"{order.At:u} {order.Amount}: {order.Email} ({order.Credit})");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<OrderList>)), JsonForm<OrderListConverter>]
public sealed record OrderList
{
    /// <summary>The definition by which the orders are attributed.</summary>
    public required Definition Definition { get; init => field = Door.Given(value); }

    /// <summary>What the list covers. The viewer is not kept: it is always <see cref="Viewer.OfAll"/> here.</summary>
    public required ReportScope Scope { get; init => field = Door.Given(value); }

    /// <summary>Which page it is.</summary>
    public OrderQuery Query { get; init => field = Door.Given(value); } = new();

    /// <summary>The number of orders in all pages.</summary>
    public int Total { get; init => field = Door.NotNegative(value); }

    /// <summary>The orders of the page by time; ties by contact, id, amount and email.</summary>
    public ImmutableArray<Order> Orders { get; init => field = Door.Given(value); } = [];

    /// <summary>How many orders are counted and not listed, by reason; only reasons that occur.</summary>
    public ImmutableArray<LeftOutCount> LeftOut { get; init => field = Door.Given(value); } = [];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other list.</param>
    public bool Equals(OrderList? other) =>
        other is not null && (Definition, Scope, Query, Total) == (other.Definition, other.Scope, other.Query, other.Total)
        && Orders.AsSpan().SequenceEqual(other.Orders.AsSpan()) && LeftOut.AsSpan().SequenceEqual(other.LeftOut.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Definition, Scope, Orders.Length, LeftOut.Length);

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => OrderTable.Of(this);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<OrderList>.Shown(this);
}
