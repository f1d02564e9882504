using System.Text.Json;
using CampaignMetrics.Definitions;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary>Amounts as an object with a member for each name. A report without amounts has no such object.</summary>
internal sealed class AmountsReportConverter : ObjectConverter<AmountsReport>
{
    private const string Amounts = "amounts";

    private static readonly AmountsReportConverter Instance = new();

    public override void WriteMembers(Utf8JsonWriter json, AmountsReport value)
    {
        foreach (var amount in value) ReportedAmountConverter.WriteQuotients(json, amount.Name, amount);
    }

    public override AmountsReport Read(JsonPart json) =>
        new([.. json.Members().Select(member => ReportedAmountConverter.QuotientsOf(member.Name, member.Value))]);

    /// <summary>Writes the amounts of a report or of an email.</summary>
    public static void WriteIn(Utf8JsonWriter json, AmountsReport amounts)
    {
        if (amounts.Count > 0) json.WriteObject(Amounts, amounts, Instance);
    }

    /// <summary>Reads the amounts of a report or of an email.</summary>
    public static AmountsReport ReadIn(JsonPart json) => json.Optional(Amounts)?.Read(Instance.Read) ?? AmountsReport.None;
}

/// <summary><c>{ "name", "quotients": { … } }</c>; in a report the name is the member's name.</summary>
internal sealed class ReportedAmountConverter : ObjectConverter<ReportedAmount>
{
    private const string Name = "name", Quotients = "quotients";

    public override void WriteMembers(Utf8JsonWriter json, ReportedAmount value)
    {
        json.WriteString(Name, value.Name);
        WriteQuotients(json, Quotients, value);
    }

    public override ReportedAmount Read(JsonPart json) => QuotientsOf(json[Name].Text(), json[Quotients]);

    internal static void WriteQuotients(Utf8JsonWriter json, string name, ReportedAmount amount)
    {
        json.WriteStartObject(name);
        json.WriteNumber("denominator", amount.Denominator);
        json.WriteStartArray("byCurrency");
        foreach (var quotient in amount.ByCurrency) Write(json, quotient);
        json.WriteEndArray();
        if (amount.NotMeasured is { } reason) json.WriteString(UnmeasuredMembers.Name, reason);
        json.WriteEndObject();
    }

    internal static ReportedAmount QuotientsOf(string name, JsonPart json) => json.Read(amount =>
    {
        var denominator = amount["denominator"].Count();
        var reason = amount.Optional(UnmeasuredMembers.Name)?.Text();
        // A denominator of 0 is never measured, so a reason must be there.
        if (denominator == 0 && reason is null) throw amount.Fault("'notMeasured' is missing");
        var quotients = amount["byCurrency"].Rows(quotient => MoneyRatioConverter.Read(quotient, denominator, reason));
        return new ReportedAmount(FormulaNames.Checked(name), quotients, denominator, reason);
    });

    private static void Write(Utf8JsonWriter json, MoneyRatio quotient)
    {
        json.WriteStartObject();
        MoneyConverter.Instance.WriteMembers(json, quotient.Amount);
        json.WriteNumberOrNull("value", quotient.Value);
        json.WriteEndObject();
    }
}
