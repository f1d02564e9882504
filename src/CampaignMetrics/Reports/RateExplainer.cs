using System.Globalization;
using System.Text;
using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Explains a rate in a few lines of text: its formula, what counts, what was left out and why.</summary>
internal sealed class RateExplainer(Definition definition, MetricCounts counts)
{
    public string Explain(string name, RateFormula? formula, Ratio value)
    {
        var text = new StringBuilder();
        Line(text, $"{name}, as {definition.Name} defines it: {value}");
        if (formula is null) return text.ToString().TrimEnd();
        Line(text, $"  {Words(formula.Numerator)}, divided by {Words(formula.Denominator)}");
        if (Metrics.NeedsTracking(formula.Numerator)) ExplainEngagement(text, formula, value);
        return text.ToString().TrimEnd();
    }

    public string Explain(string name, AmountFormula formula, string value)
    {
        var text = new StringBuilder();
        Line(text, $"{name}, as {definition.Name} defines it: {value}");
        Line(text, $"  revenue, divided by {Words(formula.Denominator)}");
        Line(text, $"  conversions count for the email that they name");
        Line(text, $"  others for their contact's last counted click, at most {Words(definition.AttributionWindow)} before them");
        if (definition.ViewThroughWindow is { } views)
            Line(text, $"  where there is none, for the last open by a person, at most {Words(views)} before them");
        return text.ToString().TrimEnd();
    }

    private void ExplainEngagement(StringBuilder text, RateFormula formula, Ratio value)
    {
        var numerator = formula.Numerator;
        // OpenedAndClicked is about both.
        var isAboutOpens = numerator is not (Metric.Clicked or Metric.TotalClicks);
        var isAboutClicks = numerator is Metric.Clicked or Metric.TotalClicks or Metric.OpenedAndClicked;
        if (isAboutOpens) ExplainOpens(text, formula, value);
        if (isAboutClicks) ExplainClicks(text);
        Line(text, $"  only messages that were delivered count");
        if (counts[formula.Denominator] - counts[Metrics.Tracked(formula.Denominator)] is > 0 and var untracked)
            Line(text, $"  left out: {Count(untracked, $"{Words(formula.Denominator)} message")} of untracked emails");
    }

    /// <summary>How this rate treats opens by privacy proxies. A formula may differ from the definition; both are worded as a
    /// policy.</summary>
    private MachinePolicy PrivacyOf(RateFormula formula) => definition.MethodOf(formula) switch
    {
        RateMethod.TrackableCohort => MachinePolicy.TrackableCohort,
        RateMethod.Estimated => MachinePolicy.Estimated,
        RateMethod.AsDefined or RateMethod.AsCounted =>
            definition.PrivacyOpens == MachinePolicy.Include ? MachinePolicy.Include : MachinePolicy.Exclude,
    };

    private void ExplainOpens(StringBuilder text, RateFormula formula, Ratio value)
    {
        if (definition.ImpliedOpens)
            Line(text, $"  a click implies an open: {Openers(counts[Metric.ImpliedOpened])} known by their click only");
        Machines(text, $"{Count(counts[Metric.AutomationOpens], "open")} by programs", definition.AutomationOpens);
        var privacyOpens = $"{Count(counts[Metric.PrivacyOpens], "open")} by privacy proxies";
        if (formula.Numerator == Metric.TrackableOpened)
            Line(text, $"  left out: {privacyOpens}, and {Count(Untrackable, "message")} without any other open");
        else if (PrivacyOf(formula) == MachinePolicy.TrackableCohort)
            Line(text, $"  left out: {privacyOpens}, and all messages with one: what remains is {Count(value.Denominator, "message")}");
        else Machines(text, privacyOpens, PrivacyOf(formula));
    }

    private void ExplainClicks(StringBuilder text)
    {
        Machines(text, $"{Count(counts[Metric.AutomationClicks], "click")} by programs", definition.AutomationClicks);
        if (!definition.ExcludedRoles.IsEmpty)
            Line(text, $"  left out: {RoleClicks} on links for {string.Join(", ", definition.ExcludedRoles)}");
    }

    private static string Openers(long count) => $"{Count(count, "opener")} {(count == 1 ? "is" : "are")}";

    private static string Count(long count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");

    private static void Machines(StringBuilder text, string events, MachinePolicy policy) => Line(text, policy switch
    {
        MachinePolicy.Include => $"  counted where their message counts: {events}",
        MachinePolicy.Exclude or MachinePolicy.TrackableCohort => $"  left out: {events}",
        MachinePolicy.Estimated => $"  left out: {events}; the rate of the others is taken for all",
    });

    private string RoleClicks => Count(counts[Metric.RoleClicks], "click");

    private long Untrackable => counts[Metric.TrackedDelivered] - counts[Metric.TrackableDelivered];

    private static void Line(StringBuilder text, FormattableString line) =>
        // Always "\n" and invariant numbers: the same report explains itself alike on every machine.
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    /// <summary>Whole days as days; anything else as .NET writes a duration.</summary>
    private static string Words(TimeSpan window) =>
        window.Ticks % TimeSpan.TicksPerDay == 0 ? Count(window.Days, "day") : window.ToString("c", CultureInfo.InvariantCulture);

    private static string Words(Metric metric) =>
        string.Concat(
            metric.ToString().Select((letter, i) =>
                char.IsUpper(letter) && i > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
