using System.Collections;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>The rates of a report by the definition's formulas, each made when it is asked for.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CampaignMetrics.Reports.Json.RatesReportConverter))]
public sealed class RatesReport : IReadOnlyList<ReportedRate>
{
    internal const string OpenName = "open";
    internal const string EstimatedOpenName = "estimatedOpen";

    // A report may have very many emails: these two are all that is kept for each.
    private readonly Definition _definition = null!;
    private readonly MetricCounts _counts = null!;
    private readonly System.Collections.Immutable.ImmutableArray<ReportedRate>? _told;

    internal RatesReport(System.Collections.Immutable.ImmutableArray<ReportedRate> told) => _told = told;

    internal RatesReport(Definition definition, MetricCounts counts) => (_definition, _counts) = (definition, counts);

    /// <summary>Delivered of sent.</summary>
    public ReportedRate Delivery => Of("delivery", Formulas.Delivery);

    /// <summary>Openers.</summary>
    public ReportedRate Open => Of(OpenName, Formulas.Open);

    /// <summary>Clickers.</summary>
    public ReportedRate Click => Of("click", Formulas.Click);

    /// <summary>Clickers among openers.</summary>
    public ReportedRate ClickThrough => Of("clickThrough", Formulas.ClickThrough);

    /// <summary>Repliers.</summary>
    public ReportedRate Reply => Of("reply", Formulas.Reply);

    /// <summary>Bounced of sent.</summary>
    public ReportedRate Bounce => Of("bounce", Formulas.Bounce);

    /// <summary>Hard bounced of sent.</summary>
    public ReportedRate HardBounce => Of("hardBounce", Formulas.HardBounce);

    /// <summary>Soft bounced of sent.</summary>
    public ReportedRate SoftBounce => Of("softBounce", Formulas.SoftBounce);

    /// <summary>Temporarily bounced of sent.</summary>
    public ReportedRate TemporaryBounce => Of("temporaryBounce", Formulas.TemporaryBounce);

    /// <summary>Blocked of sent.</summary>
    public ReportedRate BlockedBounce => Of("blockedBounce", Formulas.BlockedBounce);

    /// <summary>Unsubscribed.</summary>
    public ReportedRate Unsubscribe => Of("unsubscribe", Formulas.Unsubscribe);

    /// <summary>Reported as spam.</summary>
    public ReportedRate Spam => Of("spam", Formulas.Spam);

    /// <summary>Not sent of selected.</summary>
    public ReportedRate NotSent => Of("notSent", Formulas.NotSent);

    /// <summary>Open events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalOpen => IfDefined("totalOpen", Formulas.TotalOpen);

    /// <summary>Click events against messages; null where the definition has no such rate.</summary>
    public ReportedRate? TotalClick => IfDefined("totalClick", Formulas.TotalClick);

    /// <summary>Openers of the trackable cohort; null where the definition has no such rate.</summary>
    public ReportedRate? TrackableOpen => IfDefined("trackableOpen", Formulas.TrackableOpen);

    /// <summary>The trackable rate taken for all; null where the definition has no such rate.</summary>
    public ReportedRate? EstimatedOpen => IfDefined(EstimatedOpenName, Formulas.EstimatedOpen);

    /// <summary>How many rates there are.</summary>
    public int Count => All().Count();

    /// <summary>A rate by its place, from 0, in the order of the report's JSON.</summary>
    /// <param name="index">From 0, less than <see cref="Count"/>.</param>
    public ReportedRate this[int index] => All().ElementAt(index);

    /// <summary>All rates in the order of the report's JSON.</summary>
    public IEnumerator<ReportedRate> GetEnumerator() => All().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private RateFormulas Formulas => _definition?.Rates ?? RateFormulas.Standard;

    private IEnumerable<ReportedRate> All() => _told ?? Computed();

    private IEnumerable<ReportedRate> Computed()
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

    private ReportedRate? IfDefined(string name, RateFormula? formula) => _told is { } told ? told.FirstOrDefault(rate => rate.Name == name) : formula is null ? null : Of(name, formula);

    private ReportedRate Of(string name, RateFormula? formula)
    {
        if (_told is { } told)
            return told.FirstOrDefault(rate => rate.Name == name) ?? new ReportedRate(name, Ratio.Unmeasured(NotMeasured.NotDefined), isRate: true);
        var calculator = new RateCalculator(_definition, _counts);
        var value = calculator.Evaluate(name, formula);
        var explanation = new Explanation(new RateExplainer(_definition, _counts), name, formula, value);
        return new ReportedRate(name, value, calculator.IsRate(name, formula), explanation);
    }
}
