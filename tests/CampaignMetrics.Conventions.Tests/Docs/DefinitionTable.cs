namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>Tables of docs/metrics.md as the code has them.</summary>
internal static class DefinitionTable
{
    public static string Definitions() => Table(
        [
            "definition", "open rate", "a click implies an open", "opens by programs", "clicks by programs", "privacy opens",
            "links that are no clicks", "click-through rate", "unsubscribe rate", "spam rate", "further rates",
        ],
        Definition.All.Select(definition => (string[])
        [
            $"`{definition.Name}`", Words(definition.Rates.Open), definition.ImpliedOpens ? "yes" : "no", Words(definition.AutomationOpens),
            Words(definition.AutomationClicks),
            Words(definition.PrivacyOpens),
            definition.ExcludedRoles.IsEmpty ? "–" : string.Join(", ", definition.ExcludedRoles).ToLowerInvariant(),
            Words(definition.Rates.ClickThrough), Words(definition.Rates.Unsubscribe), Words(definition.Rates.Spam),
            Further(definition.Rates),
        ]));

    public static string Rates() => Table(
        ["rate", "formula"], RateFormulas.Standard.Select(rate => (string[])[$"`{rate.Name}`", Words(rate.Formula)]));

    /// <summary>The rates that most products do not have.</summary>
    private static string Further(RateFormulas rates)
    {
        var further = rates.Where(rate => RateFormulas.Standard.All(standard => standard.Name != rate.Name)).ToList();
        return further.Count == 0 ? "–" : string.Join("; ", further.Select(Words));
    }

    private static string Words(NamedRate rate) =>
        rate.Formula is { Method: RateMethod.Estimated } ? $"`{rate.Name}`" : $"`{rate.Name}` {Words(rate.Formula)}";

    private static string Table(string[] header, IEnumerable<string[]> rows) =>
        string.Join('\n', rows.Prepend([.. header.Select(_ => "---")]).Prepend(header).Select(row => $"| {string.Join(" | ", row)} |"))
            .Replace(" --- ", "---", StringComparison.Ordinal)
            + "\n";

    private static string Words(MachinePolicy policy) => policy switch
    {
        MachinePolicy.Include => "counted",
        MachinePolicy.Exclude => "left out",
        MachinePolicy.TrackableCohort => "left out with their messages",
        MachinePolicy.Estimated => "estimated",
    };

    private static string Words(RateFormula? formula) =>
        formula is null ? "–" : $"{Words(formula.Numerator)} / {Words(formula.Denominator)}";

    private static string Words(Metric metric) => metric switch
    {
        Metric.Opened => "openers",
        Metric.Clicked => "clickers",
        Metric.OpenedAndClicked => "clickers among openers",
        Metric.OpenedAndUnsubscribed => "unsubscribed among openers",
        Metric.Replied => "repliers",
        Metric.SpamReported => "spam reporters",
        Metric.TrackableOpened => "trackable openers",
        Metric.TrackableDelivered => "trackable delivered",
        _ =>
            string.Concat(
                metric.ToString()
                    .Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString())),
    };
}
