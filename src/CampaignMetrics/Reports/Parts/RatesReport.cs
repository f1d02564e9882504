using System.Collections;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>The rates of a report by the definition's formulas, each made when it is asked for.</summary>
public sealed class RatesReport : IReadOnlyList<ReportedRate>
{
    internal const string OpenName = "open";
    internal const string EstimatedOpenName = "estimatedOpen";

    // A report may have very many emails: these two are all that is kept for each.
    private readonly Definition _definition;
    private readonly MetricCounts _counts;

    internal RatesReport(Definition definition, MetricCounts counts) => (_definition, _counts) = (definition, counts);

    /// <summary>Delivered of sent.</summary>
    public ReportedRate Delivery => Of("delivery", _definition.Rates.Delivery);

    /// <summary>Openers.</summary>
    public ReportedRate Open => Of(OpenName, _definition.Rates.Open);

    /// <summary>Clickers.</summary>
    public ReportedRate Click => Of("click", _definition.Rates.Click);

    /// <summary>Clickers among openers.</summary>
    public ReportedRate ClickThrough => Of("clickThrough", _definition.Rates.ClickThrough);

    /// <summary>Repliers.</summary>
    public ReportedRate Reply => Of("reply", _definition.Rates.Reply);

    /// <summary>Bounced of sent.</summary>
    public ReportedRate Bounce => Of("bounce", _definition.Rates.Bounce);

    /// <summary>Hard bounced of sent.</summary>
    public ReportedRate HardBounce => Of("hardBounce", _definition.Rates.HardBounce);

    /// <summary>Soft bounced of sent.</summary>
    public ReportedRate SoftBounce => Of("softBounce", _definition.Rates.SoftBounce);

    /// <summary>Temporarily bounced of sent.</summary>
    public ReportedRate TemporaryBounce => Of("temporaryBounce", _definition.Rates.TemporaryBounce);

    /// <summary>Blocked of sent.</summary>
    public ReportedRate BlockedBounce => Of("blockedBounce", _definition.Rates.BlockedBounce);

    /// <summary>Unsubscribed.</summary>
    public ReportedRate Unsubscribe => Of("unsubscribe", _definition.Rates.Unsubscribe);

    /// <summary>Reported as spam.</summary>
    public ReportedRate Spam => Of("spam", _definition.Rates.Spam);

    /// <summary>Not sent of selected.</summary>
    public ReportedRate NotSent => Of("notSent", _definition.Rates.NotSent);

    /// <summary>Open events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalOpen => IfDefined("totalOpen", _definition.Rates.TotalOpen);

    /// <summary>Click events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalClick => IfDefined("totalClick", _definition.Rates.TotalClick);

    /// <summary>Openers of the trackable cohort; null where the definition has no such rate.</summary>
    public ReportedRate? TrackableOpen => IfDefined("trackableOpen", _definition.Rates.TrackableOpen);

    /// <summary>The trackable rate taken for all; null where the definition has no such rate.</summary>
    public ReportedRate? EstimatedOpen => IfDefined(EstimatedOpenName, _definition.Rates.EstimatedOpen);

    /// <summary>How many rates there are.</summary>
    public int Count => All().Count();

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    public ReportedRate this[int index] => All().ElementAt(index);

    /// <summary>All rates in the order of the report's JSON.</summary>
    public IEnumerator<ReportedRate> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<ReportedRate> All()
    {
        yield return Delivery;
        yield return Open;
        yield return Click;
        yield return ClickThrough;
        yield return Reply;
        yield return Bounce;
        yield return HardBounce;
        yield return SoftBounce;
        yield return TemporaryBounce;
        yield return BlockedBounce;
        yield return Unsubscribe;
        yield return Spam;
        yield return NotSent;
        if (TotalOpen is { } totalOpen) yield return totalOpen;
        if (TotalClick is { } totalClick) yield return totalClick;
        if (TrackableOpen is { } trackableOpen) yield return trackableOpen;
        if (EstimatedOpen is { } estimatedOpen) yield return estimatedOpen;
    }

    private ReportedRate? IfDefined(string name, RateFormula? formula) => formula is null ? null : Of(name, formula);

    private ReportedRate Of(string name, RateFormula? formula)
    {
        var calculator = new RateCalculator(_definition, _counts);
        var value = calculator.Evaluate(name, formula);
        var explanation = new Explanation(new RateExplainer(_definition, _counts), name, formula, value);
        return new ReportedRate(name, value, calculator.IsRate(name, formula), explanation);
    }
}
