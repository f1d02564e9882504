using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics.Ledger;

/// <summary><c>campaign-metrics/orders/v1</c></summary>
internal sealed class OrderListConverter : ObjectConverter<OrderList>
{
    private const string Schema = "campaign-metrics/orders/v1";

    public override IEnumerable<int> Members(Utf8JsonWriter json, OrderList value)
    {
        DocumentHead.Write(json, Schema, value.Definition);
        json.WriteObject("scope", value.Scope, ReportScopeConverter.Instance);
        json.WriteObject("query", value.Query, OrderQueryConverter.Instance);
        json.WriteNumber("total", value.Total);
        foreach (var waiting in json.WriteRows("leftOut", value.LeftOut, LeftOutCountConverter.Instance)) yield return waiting;
        foreach (var waiting in json.WriteRows("orders", value.Orders, OrderConverter.Instance)) yield return waiting;
    }

    public override OrderList Read(JsonPart json) => new()
    {
        Definition = DocumentHead.ReadDefinition(json, Schema),
        Scope = json["scope"].Read(ReportScopeConverter.Instance.Read),
        Query = json["query"].Read(OrderQueryConverter.Instance.Read),
        Total = json["total"].Integer(),
        LeftOut = json["leftOut"].Rows(LeftOutCountConverter.Instance.Read),
        Orders = json["orders"].Rows(OrderConverter.Instance.Read),
    };
}

/// <summary><c>{ "offset", "limit" }</c>. Members that are left out have their defaults when reading.</summary>
internal sealed class OrderQueryConverter : ObjectConverter<OrderQuery>
{
    public static OrderQueryConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, OrderQuery value)
    {
        json.WriteNumber("offset", value.Offset);
        json.WriteNumberOrNull("limit", value.Limit);
    }

    public override OrderQuery Read(JsonPart json) => new()
    {
        Offset = json.Optional("offset")?.Integer() ?? 0,
        Limit = json.Optional("limit") is { IsNull: false } limit ? limit.Integer() : null,
    };
}

/// <summary><c>{ "at", "id", "contact", "email", "credit", "source", "goal", "currency", "amount", "refunds": [] }</c></summary>
internal sealed class OrderConverter : ObjectConverter<Order>
{
    public static OrderConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Order value)
    {
        json.WriteUtcOrOffset("at", value.At);
        json.WriteString("id", value.Id);
        json.WriteString("contact", value.Contact.Value);
        json.WriteId("email", value.Email?.Value);
        json.WriteWord("credit", value.Credit);
        json.WriteString("source", value.Source);
        json.WriteString("goal", value.Goal);
        MoneyConverter.Instance.WriteMembers(json, value.Amount);
        foreach (var _ in json.WriteRows("refunds", value.Refunds, MoneyConverter.Instance)) { }
    }

    public override Order Read(JsonPart json) => new()
    {
        At = json["at"].Instant(),
        Id = json["id"].TextOrNull(),
        Contact = json["contact"].Id<ContactId>(),
        Email = json["email"] is { IsNull: false } email ? email.Id<EmailId>() : null,
        Credit = json["credit"].Word<OrderCredit>(),
        Source = json["source"].TextOrNull(),
        Goal = json["goal"].TextOrNull(),
        Amount = MoneyConverter.Instance.Read(json),
        Refunds = json["refunds"].Rows(MoneyConverter.Instance.Read),
    };
}
