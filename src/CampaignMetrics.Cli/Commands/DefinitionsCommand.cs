using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Definitions;
using Spectre.Console;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>definitions [NAME]</c>: how each product defines its metrics, side by side.</summary>
internal static class DefinitionsCommand
{
    public const string Name = "definitions";

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Only this one, in full.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(Name, "Shows how each product defines its metrics.") { name };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(name) is { } given ? Names.DefinitionOf(given) : null;
            using var target = OutputFile.Open(null);
            var console = Terminal.On(target);
            if (asked is null) All(console);
            else One(console, asked);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Wide enough for the longest formula; a narrow terminal cuts lines rather than words.</summary>
    private const int Width = 170;

    private static void All(IAnsiConsole console)
    {
        console.Profile.Width = Math.Max(console.Profile.Width, Width);
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in (ReadOnlySpan<string>)["definition", "open rate", "implied", "bots", "privacy", "click-through", "unsubscribe", "not clicks"]) table.AddColumn(column);
        foreach (var definition in Definition.All)
            table.AddRow(
                definition.Name, Formula(definition.Rates.Open), definition.ImpliedOpens ? "yes" : "no", Policy(definition.AutomationOpens), Policy(definition.PrivacyOpens),
                Formula(definition.Rates.ClickThrough), Formula(definition.Rates.Unsubscribe), string.Join(", ", definition.ExcludedRoles));
        console.Write(table);
    }

    private static void One(IAnsiConsole console, Definition definition)
    {
        console.WriteLine(definition.Name);
        console.WriteLine(definition.Notes);
        var table = new Table { Border = TableBorder.None, ShowHeaders = false };
        table.AddColumn("");
        table.AddColumn("");
        foreach (var (name, formula) in Formulas(definition.Rates)) table.AddRow(name, Formula(formula));
        table.AddRow("implied opens", definition.ImpliedOpens ? "yes: a counted click by anyone but a program" : "no");
        table.AddRow("opens by programs", Policy(definition.AutomationOpens));
        table.AddRow("opens by privacy proxies", Policy(definition.PrivacyOpens));
        table.AddRow("clicks by programs", Policy(definition.AutomationClicks));
        table.AddRow("links that are not clicks", definition.ExcludedRoles.IsEmpty ? "none" : string.Join(", ", definition.ExcludedRoles));
        table.AddRow("attribution window", string.Create(CultureInfo.InvariantCulture, $"{definition.AttributionWindow.TotalDays} days"));
        console.Write(table);
    }

    private static IEnumerable<(string Name, RateFormula? Formula)> Formulas(RateFormulas rates) =>
    [
        ("delivery rate", rates.Delivery), ("open rate", rates.Open), ("click rate", rates.Click), ("click-through rate", rates.ClickThrough), ("reply rate", rates.Reply),
        ("bounce rate", rates.Bounce), ("unsubscribe rate", rates.Unsubscribe), ("spam rate", rates.Spam), ("not-sent rate", rates.NotSent),
        .. new (string, RateFormula?)[] { ("total open rate", rates.TotalOpen), ("total click rate", rates.TotalClick), ("trackable open rate", rates.TrackableOpen), ("estimated open rate", rates.EstimatedOpen) }
            .Where(rate => rate.Item2 is not null),
    ];

    private static string Formula(RateFormula? formula) => formula?.ToString() ?? "–";

    private static string Policy(MachinePolicy policy) => policy switch
    {
        MachinePolicy.Include => "counted",
        MachinePolicy.Exclude => "left out",
        MachinePolicy.TrackableCohort => "cohort",
        MachinePolicy.Estimated => "estimated",
    };
}
