using System.Collections;
using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>The rates of a report by the definition's formulas.</summary>
public sealed class RatesReport : IReadOnlyList<ReportedRate>
{
    private readonly List<ReportedRate> _rates = [];
    private readonly RateCalculator _calculator;
    private readonly RateExplainer _explainer;

    internal RatesReport(Definition definition, MetricCounts counts)
    {
        _calculator = new RateCalculator(definition, counts);
        _explainer = new RateExplainer(definition, counts);
        var formulas = definition.Rates;
        Delivery = Add("delivery", formulas.Delivery);
        Open = Add("open", formulas.Open);
        Click = Add("click", formulas.Click);
        ClickThrough = Add("clickThrough", formulas.ClickThrough);
        Reply = Add("reply", formulas.Reply);
        Bounce = Add("bounce", formulas.Bounce);
        HardBounce = Add("hardBounce", formulas.HardBounce);
        SoftBounce = Add("softBounce", formulas.SoftBounce);
        TemporaryBounce = Add("temporaryBounce", formulas.TemporaryBounce);
        BlockedBounce = Add("blockedBounce", formulas.BlockedBounce);
        Unsubscribe = Add("unsubscribe", formulas.Unsubscribe);
        Spam = Add("spam", formulas.Spam);
        NotSent = Add("notSent", formulas.NotSent);
        TotalOpen = AddIfDefined("totalOpen", formulas.TotalOpen);
        TotalClick = AddIfDefined("totalClick", formulas.TotalClick);
        TrackableOpen = AddIfDefined("trackableOpen", formulas.TrackableOpen);
        EstimatedOpen = AddIfDefined("estimatedOpen", formulas.EstimatedOpen);
    }

    /// <summary>Delivered of sent.</summary>
    public ReportedRate Delivery { get; }

    /// <summary>Openers.</summary>
    public ReportedRate Open { get; }

    /// <summary>Clickers.</summary>
    public ReportedRate Click { get; }

    /// <summary>Clickers among openers.</summary>
    public ReportedRate ClickThrough { get; }

    /// <summary>Repliers.</summary>
    public ReportedRate Reply { get; }

    /// <summary>Bounced of sent.</summary>
    public ReportedRate Bounce { get; }

    /// <summary>Hard bounced of sent.</summary>
    public ReportedRate HardBounce { get; }

    /// <summary>Soft bounced of sent.</summary>
    public ReportedRate SoftBounce { get; }

    /// <summary>Temporarily bounced of sent.</summary>
    public ReportedRate TemporaryBounce { get; }

    /// <summary>Blocked of sent.</summary>
    public ReportedRate BlockedBounce { get; }

    /// <summary>Unsubscribed.</summary>
    public ReportedRate Unsubscribe { get; }

    /// <summary>Reported as spam.</summary>
    public ReportedRate Spam { get; }

    /// <summary>Not sent of selected.</summary>
    public ReportedRate NotSent { get; }

    /// <summary>Open events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalOpen { get; }

    /// <summary>Click events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalClick { get; }

    /// <summary>Openers of the trackable cohort; null where the definition has no such rate.</summary>
    public ReportedRate? TrackableOpen { get; }

    /// <summary>The trackable rate taken for all; null where the definition has no such rate.</summary>
    public ReportedRate? EstimatedOpen { get; }

    /// <summary>How many rates there are.</summary>
    public int Count => _rates.Count;

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    public ReportedRate this[int index] => _rates[index];

    /// <summary>All rates in the order of the report's JSON.</summary>
    public IEnumerator<ReportedRate> GetEnumerator() => _rates.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ReportedRate Add(string name, RateFormula? formula)
    {
        var value = _calculator.Evaluate(formula);
        var rate = new ReportedRate(name, value, _calculator.IsRate(formula), new Explanation(_explainer, name, formula, value));
        _rates.Add(rate);
        return rate;
    }

    private ReportedRate? AddIfDefined(string name, RateFormula? formula) => formula is null ? null : Add(name, formula);
}
