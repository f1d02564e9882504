using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>definitions [NAME]</c>: how each product defines its metrics, side by side.</summary>
internal static class DefinitionsCommand
{
    public const string Name = "definitions";

    public static Command Create()
    {
        var name = new Argument<string?>("NAME") { Description = "Only this one, in full.", Arity = ArgumentArity.ZeroOrOne };
        var format = new FormatOption(AnswerFormat.Table, AnswerFormat.Json, AnswerFormat.Csv);
        var command = new Command(Name, "Shows how each product defines its metrics.") { name, format };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(name) is { } given ? Names.DefinitionOf(given) : null;
            Definition[] shown = asked is null ? [.. Definition.All] : [asked];
            using var target = StandardStreams.OpenOutput();
            Write(shown, isOne: asked is not null, format.Of(parsed), target);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(IReadOnlyList<Definition> definitions, bool isOne, AnswerFormat format, Stream target)
    {
        switch (format)
        {
            case AnswerFormat.Table when isOne:
                One(Terminal.On(target), definitions[0]);
                break;
            case AnswerFormat.Table:
                All(Terminal.On(target), definitions);
                break;
            case AnswerFormat.Json when isOne:
                // The form of --definition-file, so that it is a start for one's own.
                target.Write(JsonSerializer.SerializeToUtf8Bytes(definitions[0], DefinitionJson.Default.Definition));
                target.Write("\n"u8);
                break;
            case AnswerFormat.Json:
                WriteJson(target, definitions);
                break;
            case AnswerFormat.Csv:
                Answers<Field>.WriteCsv(target, definitions.SelectMany(Fields), Columns);
                break;
        }
    }

    private static void All(Page page, IReadOnlyList<Definition> definitions)
    {
        var table = new PagedTable(
            ["definition", "open rate", "implied", "bots", "privacy", "click-through", "unsubscribe", "spam", "not clicks"]);
        foreach (var definition in definitions)
            table.Add(
            [
                definition.Name, Formula(definition.Rates.Open), definition.ImpliedOpens ? "yes" : "no", Policy(definition.AutomationOpens),
                Policy(definition.PrivacyOpens),
                Formula(definition.Rates.ClickThrough), Formula(definition.Rates.Unsubscribe), Formula(definition.Rates.Spam),
                string.Join(", ", definition.ExcludedRoles),
            ]);
        table.Write(page);
    }

    private static void One(Page page, Definition definition)
    {
        page.Sentence(definition.Name);
        page.Sentence(definition.Notes);
        page.Line();
        // The notes stand above already.
        foreach (var field in Fields(definition).Where(field => field.Name != "notes"))
            page.Sentence($"{Cells.Pad(field.Words, 27)}{field.Value}", 0, 27);
    }

    private static void WriteJson(Stream target, IReadOnlyList<Definition> definitions)
    {
        using var json = new Utf8JsonWriter(target);
        json.WriteStartObject();
        json.WriteString("schema", "campaign-metrics/definitions/v1");
        json.WriteStartArray("definitions");
        foreach (var definition in definitions)
        {
            json.WriteStartObject();
            json.WriteString("definition", definition.Name);
            foreach (var field in Fields(definition)) json.WriteString(field.Name, field.Value);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        target.Write("\n"u8);
    }

    private static AnswerColumn<Field>[] Columns =>
        [new("definition", told => told.Definition), new("field", told => told.Name), new("value", told => told.Value)];

    private static IEnumerable<Field> Fields(Definition definition)
    {
        yield return new(definition.Name, "notes", "notes", definition.Notes);
        foreach (var rate in definition.Rates) yield return new(definition.Name, rate.Name + "Rate", rate.Words, Formula(rate.Formula));
        foreach (var amount in definition.Rates.Amounts)
            yield return new(definition.Name, amount.Name + "Amount", amount.Words, amount.Formula.ToString());
        yield return new(
            definition.Name, "impliedOpens", "implied opens",
            definition.ImpliedOpens ? "yes: a counted click by anyone but a program" : "no");
        yield return new(definition.Name, "automationOpens", "opens by programs", Policy(definition.AutomationOpens));
        yield return new(definition.Name, "privacyOpens", "opens by privacy proxies", Policy(definition.PrivacyOpens));
        yield return new(definition.Name, "automationClicks", "clicks by programs", Policy(definition.AutomationClicks));
        yield return new(definition.Name, "privacyClicks", "clicks by privacy proxies", Policy(definition.PrivacyClicks));
        yield return new(
            definition.Name, "excludedRoles", "links that are not clicks",
            definition.ExcludedRoles.IsEmpty ? "none" : string.Join(", ", definition.ExcludedRoles));
        yield return new(definition.Name, "bounceClasses", "other bounce classes", BounceClasses(definition));
        yield return new(definition.Name, "dateBasis", "a period selects", Basis(definition.DateBasis));
        yield return new(
            definition.Name, "attributionWindow", "attribution window", Days(definition.AttributionWindow));
        yield return new(
            definition.Name, "viewThroughWindow", "view-through window",
            definition.ViewThroughWindow is { } views ? Days(views) : "none");
        yield return new(
            definition.Name, "unsubscribeWindow", "unsubscribe window",
            definition.UnsubscribeWindow is { } unsubscribes ? Days(unsubscribes) : "none");
    }

    private static string Days(TimeSpan window) =>
        string.Create(CultureInfo.InvariantCulture, $"{window.TotalDays} {(window == TimeSpan.FromDays(1) ? "day" : "days")}");

    private static string Formula(RateFormula? formula) => formula is null ? "–" : formula + Method(formula.Method);

    private static string Method(RateMethod method) => method switch
    {
        RateMethod.AsDefined => "",
        RateMethod.AsCounted => ", as counted",
        RateMethod.TrackableCohort => ", of the trackable cohort",
        RateMethod.Estimated => ", estimated",
    };

    private static string BounceClasses(Definition definition) => definition.BounceClasses.IsEmpty
        ? "none"
        : string.Join(", ", definition.BounceClasses.OrderBy(mapped => mapped.Key, StringComparer.Ordinal)
            .Select(mapped => $"{mapped.Key} {JsonName.Of<BounceClass>(mapped.Value)}"));

    private static string Basis(DateBasis basis) => basis switch
    {
        DateBasis.SendCohort => "messages sent in it",
        DateBasis.EventDate => "what happened in it",
    };

    private static string Policy(MachinePolicy policy) => policy switch
    {
        MachinePolicy.Include => "counted",
        MachinePolicy.Exclude => "left out",
        MachinePolicy.TrackableCohort => "cohort",
        MachinePolicy.Estimated => "estimated",
    };

    /// <summary>One thing that a definition says.</summary>
    private readonly record struct Field(string Definition, string Name, string Words, string Value);
}
