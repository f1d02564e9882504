using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Definitions;

/// <summary>
/// Rates as an object with a formula for each name: first the well-known ones, null where the product has none, then those that a user
/// added, then amounts. When reading, a well-known rate that is left out has its usual formula.
/// </summary>
internal sealed class RateFormulasConverter : ObjectConverter<RateFormulas>
{
    /// <summary>The most members that are read. Each new name is compared with all others, so the limit bounds the work for hostile
    /// input.</summary>
    private const int MaxRates = 1_000;

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
        foreach (var (name, formula) in json.Members(atMost: MaxRates)) rates = With(rates, name, formula);
        return rates;
    }

    private static RateFormulas With(RateFormulas rates, string name, JsonPart formula)
    {
        if (StandardRates.All.Any(rate => rate.Name == name)) return rates.Set(name, RateFormulaConverter.OrNull(formula));
        return AmountFormulaConverter.IsOne(formula)
            ? rates.AddAmount(name, formula.Read(AmountFormulaConverter.Instance.Read))
            : rates.Add(name, formula.Read(RateFormulaConverter.Instance.Read));
    }
}

/// <summary>
/// <c>{ "divide": "opened", "by": "delivered", "method": "asDefined" }</c>. Not <c>numerator</c> and <c>denominator</c>: in a report these
/// are counts, not metrics.
/// </summary>
internal sealed class RateFormulaConverter : ObjectConverter<RateFormula>
{
    public static RateFormulaConverter Instance { get; } = new();

    public static RateFormula? OrNull(JsonPart json) => json.IsNull ? null : json.Read(Instance.Read);

    public override void WriteMembers(Utf8JsonWriter json, RateFormula value)
    {
        json.WriteWord("divide", value.Numerator);
        json.WriteWord("by", value.Denominator);
        json.WriteWord("method", value.Method);
    }

    public override RateFormula Read(JsonPart json) => new(json["divide"].Word<Metric>(), json["by"].Word<Metric>())
    {
        Method = json.Optional("method")?.Word<RateMethod>() ?? default,
    };
}

/// <summary><c>{ "divide": "revenue", "by": "delivered" }</c></summary>
internal sealed class AmountFormulaConverter : ObjectConverter<AmountFormula>
{
    private const string Divide = "divide", Revenue = "revenue";

    public static AmountFormulaConverter Instance { get; } = new();

    /// <summary>Whether a formula divides revenue and not a count.</summary>
    public static bool IsOne(JsonPart json) => json.Optional(Divide) is { IsText: true } divided && divided.Text() == Revenue;

    public override void WriteMembers(Utf8JsonWriter json, AmountFormula value)
    {
        json.WriteString(Divide, Revenue);
        json.WriteWord("by", value.Denominator);
    }

    public override AmountFormula Read(JsonPart json) =>
        IsOne(json) ? new AmountFormula(json["by"].Word<Metric>()) : throw json.Fault($"'{Divide}' is not {Revenue}");
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
