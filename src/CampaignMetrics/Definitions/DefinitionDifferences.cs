using System.Globalization;
using CampaignMetrics.Bounces;

namespace CampaignMetrics.Definitions;

/// <summary>Puts in words how a definition differs from the built-in one of its name, for titles of reports.</summary>
internal static class DefinitionDifferences
{
    /// <summary>The name, followed in brackets by each field that differs: <c>HubSpot (date basis: event date)</c>.</summary>
    /// <remarks>A definition with a name of its own has no built-in one to differ from: its title is its name.</remarks>
    public static string Title(Definition definition)
    {
        var differences = Of(definition).ToList();
        return differences.Count == 0 ? definition.Name : $"{definition.Name} ({string.Join("; ", differences)})";
    }

    /// <summary>Each field that differs, as <c>date basis: event date</c>.</summary>
    private static IEnumerable<string> Of(Definition definition) =>
        Definition.Find(definition.Name) is { } usual && usual != definition
            ? [
                // Both have the same fields in the same order.
                .. Fields(usual).Zip(Fields(definition))
                    .Where(field => field.First != field.Second)
                    .Select(field => $"{field.Second.Name}: {field.Second.Value}"),
                .. Rates(usual.Rates, definition.Rates),
                .. Amounts(usual.Rates, definition.Rates),
                .. BounceClasses(usual, definition),
            ]
            : [];

    private static IEnumerable<(string Name, string Value)> Fields(Definition definition) =>
    [
        ("notes", definition.Notes.Length > 0 ? definition.Notes : "none"),
        ("implied opens", definition.ImpliedOpens ? "yes" : "no"),
        ("opens by programs", Words(definition.AutomationOpens)),
        ("opens by privacy proxies", Words(definition.PrivacyOpens)),
        ("clicks by programs", Words(definition.AutomationClicks)),
        ("clicks by privacy proxies", Words(definition.PrivacyClicks)),
        ("links that are no clicks", Words(definition.ExcludedRoles)),
        ("date basis", Words(definition.DateBasis)),
        ("attribution window", Words(definition.AttributionWindow)),
        ("view-through window", definition.ViewThroughWindow is { } window ? Words(window) : "none"),
        ("unsubscribe window", definition.UnsubscribeWindow is { } unsubscribe ? Words(unsubscribe) : "none"),
    ];

    private static IEnumerable<string> Rates(RateFormulas usual, RateFormulas own)
    {
        foreach (var rate in (IEnumerable<NamedRate>)[.. own.Table, .. own.Own])
            // An added rate differs from the usual null.
            if (Find(usual, rate.Name) != rate.Formula) yield return $"{rate.Words}: {Words(rate.Formula)}";
    }

    private static IEnumerable<string> Amounts(RateFormulas usual, RateFormulas own) =>
        own.Amounts.Except(usual.Amounts).Select(amount => $"{amount.Words}: revenue / {Words(amount.Formula.Denominator)}");

    private static IEnumerable<string> BounceClasses(Definition usual, Definition own)
    {
        var reasons = usual.BounceClasses.Keys.Union(own.BounceClasses.Keys).Order(CodePoints.Order);
        foreach (var reason in reasons)
        {
            var (before, after) = (ClassOf(usual, reason), ClassOf(own, reason));
            if (before != after) yield return $"bounces of {reason}: {after}";
        }
    }

    private static string ClassOf(Definition definition, string reason) =>
        definition.BounceClasses.TryGetValue(reason, out var bounceClass) ? BounceNames.Of(bounceClass) : "as classified";

    private static RateFormula? Find(RateFormulas rates, string name) =>
        rates.Table.Concat(rates.Own).FirstOrDefault(rate => rate.Name == name)?.Formula;

    private static string Words(RateFormula? formula) => formula switch
    {
        null => "none",
        { Method: RateMethod.AsDefined } => $"{Words(formula.Numerator)} / {Words(formula.Denominator)}",
        _ => $"{Words(formula.Numerator)} / {Words(formula.Denominator)}, {Words(formula.Method)}",
    };

    private static string Words(Metric metric) => Spaced(metric.ToString());

    private static string Words(RateMethod method) => method switch
    {
        RateMethod.AsDefined => "as defined",
        RateMethod.AsCounted => "as counted",
        RateMethod.TrackableCohort => "of the trackable cohort",
        RateMethod.Estimated => "estimated",
    };

    private static string Words(MachinePolicy policy) => policy switch
    {
        MachinePolicy.Include => "counted",
        MachinePolicy.Exclude => "left out",
        MachinePolicy.TrackableCohort => "left out with their messages",
        MachinePolicy.Estimated => "estimated",
    };

    private static string Words(DateBasis basis) => basis switch
    {
        DateBasis.SendCohort => "send cohort",
        DateBasis.EventDate => "event date",
    };

    private static string Words(IReadOnlyCollection<LinkRole> roles) =>
        roles.Count == 0 ? "none" : string.Join(", ", roles.Select(role => Spaced(role.ToString())));

    private static string Words(TimeSpan window) => window.Ticks % TimeSpan.TicksPerDay == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{window.Days} {(window.Days == 1 ? "day" : "days")}")
        : window.ToString("c", CultureInfo.InvariantCulture);

    /// <summary><c>ViewInBrowser</c> as <c>view in browser</c>.</summary>
    private static string Spaced(string name) => FormulaNames.Words(name).TrimStart();
}
