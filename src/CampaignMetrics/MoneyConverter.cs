using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics;

/// <summary><c>{ "currency": "EUR", "amount": 12.50 }</c>: a number with all its decimals. Sums, which may exceed
/// <see cref="Money.MaxAmount"/>, are read, too.</summary>
internal sealed class MoneyConverter : ObjectConverter<Money>
{
    public static MoneyConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, Money value)
    {
        json.WriteString("currency", value.Currency);
        json.WriteNumber("amount", value.Amount);
    }

    public override Money Read(JsonPart json) =>
        Money.Of(json["amount"].Decimal(), json["currency"].TextOrNull()) ?? throw json["amount"].Fault("it has more than 9 decimals");
}
