using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Definitions;

internal sealed class RateFormulasConverter : ObjectConverter<RateFormulas>
{
    private static readonly (string Name, Func<RateFormulas, RateFormula?> Of, Func<RateFormulas, RateFormula?, RateFormulas> With)[] Rates =
    [
        ("delivery", rates => rates.Delivery, (rates, formula) => rates with { Delivery = formula }),
        ("open", rates => rates.Open, (rates, formula) => rates with { Open = formula }),
        ("click", rates => rates.Click, (rates, formula) => rates with { Click = formula }),
        ("clickThrough", rates => rates.ClickThrough, (rates, formula) => rates with { ClickThrough = formula }),
        ("reply", rates => rates.Reply, (rates, formula) => rates with { Reply = formula }),
        ("bounce", rates => rates.Bounce, (rates, formula) => rates with { Bounce = formula }),
        ("hardBounce", rates => rates.HardBounce, (rates, formula) => rates with { HardBounce = formula }),
        ("softBounce", rates => rates.SoftBounce, (rates, formula) => rates with { SoftBounce = formula }),
        ("temporaryBounce", rates => rates.TemporaryBounce, (rates, formula) => rates with { TemporaryBounce = formula }),
        ("blockedBounce", rates => rates.BlockedBounce, (rates, formula) => rates with { BlockedBounce = formula }),
        ("unsubscribe", rates => rates.Unsubscribe, (rates, formula) => rates with { Unsubscribe = formula }),
        ("spam", rates => rates.Spam, (rates, formula) => rates with { Spam = formula }),
        ("notSent", rates => rates.NotSent, (rates, formula) => rates with { NotSent = formula }),
        ("totalOpen", rates => rates.TotalOpen, (rates, formula) => rates with { TotalOpen = formula }),
        ("totalClick", rates => rates.TotalClick, (rates, formula) => rates with { TotalClick = formula }),
        ("trackableOpen", rates => rates.TrackableOpen, (rates, formula) => rates with { TrackableOpen = formula }),
        ("estimatedOpen", rates => rates.EstimatedOpen, (rates, formula) => rates with { EstimatedOpen = formula }),
    ];

    public static RateFormulasConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RateFormulas value)
    {
        foreach (var (name, of, _) in Rates)
            if (of(value) is { } formula) json.WriteObject(name, formula, RateFormulaConverter.Instance);
            else json.WriteNull(name);
    }

    public override RateFormulas Read(JsonPart json)
    {
        var rates = RateFormulas.Standard;
        foreach (var (name, _, with) in Rates)
            if (json.Optional(name) is { } formula)
                rates = with(rates, formula.IsNull ? null : formula.Read(RateFormulaConverter.Instance.Read));
        return rates;
    }
}

/// <summary><c>{ "numerator": "opened", "denominator": "delivered" }</c></summary>
internal sealed class RateFormulaConverter : ObjectConverter<RateFormula>
{
    public static RateFormulaConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RateFormula value)
    {
        json.WriteWord("numerator", value.Numerator);
        json.WriteWord("denominator", value.Denominator);
    }

    public override RateFormula Read(JsonPart json) => new(json["numerator"].Word<Metric>(), json["denominator"].Word<Metric>());
}
