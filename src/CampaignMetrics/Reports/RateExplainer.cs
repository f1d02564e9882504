using System.Globalization;
using System.Text;
using CampaignMetrics.Definitions;

namespace CampaignMetrics.Reports;

/// <summary>Puts in words how a rate came about: its formula, what counts, what was left out and why.</summary>
internal sealed class RateExplainer(Definition definition, MetricCounts counts)
{
    public string Explain(string name, RateFormula? formula, Ratio value)
    {
        var text = new StringBuilder();
        Line(text, $"{name}, as {definition.Name} defines it: {value}");
        if (formula is null) return text.ToString().TrimEnd();
        Line(text, $"  {Words(formula.Numerator)}, divided by {Words(formula.Denominator)}");
        if (Metrics.NeedsTracking(formula.Numerator)) ExplainEngagement(text, formula);
        return text.ToString().TrimEnd();
    }

    public string Explain(string name, AmountFormula formula, string value)
    {
        var text = new StringBuilder();
        Line(text, $"{name}, as {definition.Name} defines it: {value}");
        Line(text, $"  revenue, divided by {Words(formula.Denominator)}");
        Line(text, $"  conversions count for the email that they name");
        Line(text, $"  others for their contact's last counted click, at most {definition.AttributionWindow.TotalDays} days before them");
        return text.ToString().TrimEnd();
    }

    private void ExplainEngagement(StringBuilder text, RateFormula formula)
    {
        var numerator = formula.Numerator;
        var isAboutOpens = numerator is not (Metric.Clicked or Metric.TotalClicks);
        var isAboutClicks = numerator is Metric.Clicked or Metric.TotalClicks or Metric.OpenedAndClicked;
        if (isAboutOpens) ExplainOpens(text, PrivacyOf(formula));
        if (isAboutClicks) ExplainClicks(text);
        Line(text, $"  only messages that were delivered count");
        if (counts[Metric.Delivered] - counts[Metric.TrackedDelivered] is > 0 and var untracked)
            Line(text, $"  left out: {untracked:N0} delivered messages of untracked emails");
    }

    /// <summary>What becomes of privacy opens in this rate, which is told in the words of a policy.</summary>
    private MachinePolicy PrivacyOf(RateFormula formula) => definition.MethodOf(formula) switch
    {
        RateMethod.TrackableCohort => MachinePolicy.TrackableCohort,
        RateMethod.Estimated => MachinePolicy.Estimated,
        RateMethod.AsDefined or RateMethod.AsCounted when formula.Numerator == Metric.TrackableOpened => MachinePolicy.TrackableCohort,
        RateMethod.AsDefined or RateMethod.AsCounted =>
            definition.PrivacyOpens == MachinePolicy.Include ? MachinePolicy.Include : MachinePolicy.Exclude,
    };

    private void ExplainOpens(StringBuilder text, MachinePolicy privacyOpens)
    {
        if (definition.ImpliedOpens)
            Line(text, $"  a click implies an open: {Openers(counts[Metric.ImpliedOpened])} known by their click only");
        Machines(text, counts[Metric.AutomationOpens], "opens by programs", definition.AutomationOpens);
        Machines(text, counts[Metric.PrivacyOpens], "opens by privacy proxies", privacyOpens);
    }

    private void ExplainClicks(StringBuilder text)
    {
        Machines(text, counts[Metric.AutomationClicks], "clicks by programs", definition.AutomationClicks);
        if (!definition.ExcludedRoles.IsEmpty)
            Line(text, $"  left out: {counts[Metric.RoleClicks]:N0} clicks on links for {string.Join(", ", definition.ExcludedRoles)}");
    }

    private static string Openers(long count) =>
        count == 1 ? "1 opener is" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} openers are");

    private void Machines(StringBuilder text, long events, string what, MachinePolicy policy) => Line(text, policy switch
    {
        MachinePolicy.Include => $"  counted: {events:N0} {what}",
        MachinePolicy.Exclude => $"  left out: {events:N0} {what}",
        MachinePolicy.TrackableCohort =>
            $"  left out: {events:N0} {what}, and the {Untrackable:N0} messages that have no other open",
        MachinePolicy.Estimated => $"  left out: {events:N0} {what}; the rate of the others is taken for all",
    });

    private long Untrackable => counts[Metric.TrackedDelivered] - counts[Metric.TrackableDelivered];

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string Words(Metric metric) =>
        string.Concat(
            metric.ToString().Select((letter, i) =>
                char.IsUpper(letter) && i > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
