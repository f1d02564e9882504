using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Definitions;

/// <summary>
/// A formula by each name: the rates that the field knows, null for one that there is not; then those that a user added, then amounts.
/// What is left out is the usual formula.
/// </summary>
internal sealed class RateFormulasConverter : ObjectConverter<RateFormulas>
{
    public static RateFormulasConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RateFormulas value)
    {
        foreach (var rate in (IEnumerable<NamedRate>)[.. value.Table, .. value.Own])
            if (rate.Formula is { } formula) json.WriteObject(rate.Name, formula, RateFormulaConverter.Instance);
            else json.WriteNull(rate.Name);
        foreach (var amount in value.Amounts) json.WriteObject(amount.Name, amount.Formula, AmountFormulaConverter.Instance);
    }

    public override RateFormulas Read(JsonPart json)
    {
        var rates = RateFormulas.Standard;
        foreach (var (name, formula) in json.Members())
            if (StandardRates.All.Any(rate => rate.Name == name)) rates = rates.Set(name, RateFormulaConverter.OrNull(formula));
            else if (AmountFormulaConverter.IsOne(formula)) rates = rates.AddAmount(name, formula.Read(AmountFormulaConverter.Instance.Read));
            else rates = rates.Add(name, formula.Read(RateFormulaConverter.Instance.Read));
        return rates;
    }
}

/// <summary><c>{ "numerator": "opened", "denominator": "delivered", "method": "asDefined" }</c></summary>
internal sealed class RateFormulaConverter : ObjectConverter<RateFormula>
{
    public static RateFormulaConverter Instance { get; } = new();

    public static RateFormula? OrNull(JsonPart json) => json.IsNull ? null : json.Read(Instance.Read);

    public override void WriteMembers(Utf8JsonWriter json, RateFormula value)
    {
        json.WriteWord("numerator", value.Numerator);
        json.WriteWord("denominator", value.Denominator);
        json.WriteWord("method", value.Method);
    }

    public override RateFormula Read(JsonPart json) => new(json["numerator"].Word<Metric>(), json["denominator"].Word<Metric>())
    {
        Method = json.Optional("method")?.Word<RateMethod>() ?? default,
    };
}

/// <summary><c>{ "amount": "revenue", "denominator": "delivered" }</c></summary>
internal sealed class AmountFormulaConverter : ObjectConverter<AmountFormula>
{
    private const string Amount = "amount", Revenue = "revenue";

    public static AmountFormulaConverter Instance { get; } = new();

    public static bool IsOne(JsonPart json) => json.Optional(Amount) is not null;

    public override void WriteMembers(Utf8JsonWriter json, AmountFormula value)
    {
        json.WriteString(Amount, Revenue);
        json.WriteWord("denominator", value.Denominator);
    }

    public override AmountFormula Read(JsonPart json) => json[Amount].Text() == Revenue
        ? new AmountFormula(json["denominator"].Word<Metric>())
        : throw json[Amount].Fault($"'{Revenue}' is expected");
}

/// <summary><c>{ "name": "open", "formula": { … } }</c></summary>
internal sealed class NamedRateConverter : ObjectConverter<NamedRate>
{
    public override void WriteMembers(Utf8JsonWriter json, NamedRate value)
    {
        json.WriteString("name", value.Name);
        if (value.Formula is { } formula) json.WriteObject("formula", formula, RateFormulaConverter.Instance);
        else json.WriteNull("formula");
    }

    public override NamedRate Read(JsonPart json) =>
        new(FormulaNames.Checked(json["name"].Text()), RateFormulaConverter.OrNull(json["formula"]));
}

/// <summary><c>{ "name": "revenuePerRecipient", "formula": { … } }</c></summary>
internal sealed class NamedAmountConverter : ObjectConverter<NamedAmount>
{
    public override void WriteMembers(Utf8JsonWriter json, NamedAmount value)
    {
        json.WriteString("name", value.Name);
        json.WriteObject("formula", value.Formula, AmountFormulaConverter.Instance);
    }

    public override NamedAmount Read(JsonPart json) =>
        new(FormulaNames.Checked(json["name"].Text()), json["formula"].Read(AmountFormulaConverter.Instance.Read));
}
