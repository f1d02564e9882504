using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>ab FILE… --variant EMAIL --variant EMAIL</c>: the variants of an A/B test side by side, and whether they differ.</summary>
internal static class AbCommand
{
    public const string Name = "ab";

    public static Command Create()
    {
        var variants = new VariantOptions(isRequired: true);
        return new DocumentCommand<VariantComparison>(Name, "Compares the variants of an A/B test: do they differ by more than chance?")
        {
            Check = (parsed, definition) => Check(parsed, definition, variants),
            Make = asked => [Compare(asked, variants.Of(asked.Parsed)!)],
            IsEmpty = test => test.Together.Variants.All(row => row.Sent == 0),
            Show = Write,
            ToTable = test => test.ToTable(),
        }.Create(variants.All);
    }

    private static void Check(ParseResult parsed, Definition definition, VariantOptions variants)
    {
        variants.Of(parsed);
        if (parsed.GetResult("--email") is not null) throw new UnusableException("--email: --variant says which emails are meant");
        if (parsed.GetResult("--max-rows") is not null) throw new UnusableException("--max-rows: variants are always shown whole");
        if (definition.DateBasis != DateBasis.SendCohort)
            throw new UnusableException("--by-event-date: variants are compared by when their messages were sent");
    }

    private static VariantComparison Compare(DocumentRequest asked, VariantQuery query)
    {
        RequireKnown(asked.Ledger, query);
        var test = asked.Ledger.CompareVariants(query, asked.Definition, asked.Scope, asked.CancellationToken);
        TellUseless(asked, query, test);
        return test;
    }

    /// <summary>Names on standard error the tag of a test that no message has, and a goal that nobody reached: the zeros look like an
    /// answer.</summary>
    private static void TellUseless(DocumentRequest asked, VariantQuery query, VariantComparison test)
    {
        if (query.Test?.Tag is { } tag && test.Test?.Variants.All(row => row.Sent == 0) == true)
            Console.Error.WriteLine($"--test-tag {tag.Key}={tag.Value}: no message of the variants has this tag");
        if (query.Goal is not { } goal || test.Together.Variants.Any(row => row.Conversion.Numerator > 0)) return;
        string[] goals = [.. asked.Ledger.Report(asked.Definition, asked.Scope, asked.CancellationToken).Goals.Select(row => row.Goal)];
        if (!goals.Contains(goal)) Console.Error.WriteLine($"--goal {goal}: nobody reached it.{NoMatch.Listed(goal, goals)}");
    }

    /// <summary>A test of emails that nobody got would look like an answer.</summary>
    /// <exception cref="UnusableException">A variant has an email that nobody got.</exception>
    public static void RequireKnown(MessageLedger ledger, VariantQuery query)
    {
        var emails = query.Variants.SelectMany(variant => variant.Emails).Select(email => email.Value);
        string[] known = [.. ledger.Dimensions().Where(known => known.By == Dimension.Email).SelectMany(known => known.Values)];
        if (emails.Except(known).FirstOrDefault() is { } useless)
            throw new UnusableException($"--variant {useless} selects no message.{NoMatch.Listed(useless, known).TrimEnd('.')}");
    }

    public static void Write(Page page, VariantComparison test)
    {
        if (test.Test is { } first) Write(page, test, "Test", first);
        if (test.Rest is { } rest) Write(page, test, "Rest", rest);
        Write(page, test, test.Test is null ? "Variants" : "Together", test.Together);
        page.Note(
            "Each p-value is adjusted for the others of its table (Holm); below 0.05 the variants differ. It holds for one look at the "
            + "numbers, not for looking until it is small.");
    }

    private static void Write(Page page, VariantComparison test, string title, VariantPhase phase)
    {
        page.Heading($"{title}, in {(test.Query.Unit == VariantUnit.People ? "people" : "messages")}, {test.Definition.Title}");
        var table = new PagedTable(["", .. phase.Variants.Select(row => row.Name)], numbers: true);
        table.Add(["sent", .. phase.Variants.Select(row => Figures.Count(row.Sent))]);
        table.Add(["delivered", .. phase.Variants.Select(row => Figures.Count(row.Delivered))]);
        table.Add(["open rate", .. phase.Variants.Select(row => Figures.Percent(row.Open.Value))]);
        table.Add(["click rate", .. phase.Variants.Select(row => Figures.Percent(row.Click.Value))]);
        table.Add(["conversion rate", .. phase.Variants.Select(row => Figures.Percent(row.Conversion.Value))]);
        for (var i = 0; i < phase.Variants[0].Revenue.Length; i++)
            table.Add([
                $"{phase.Variants[0].Revenue[i].Amount.Currency} per recipient",
                .. phase.Variants.Select(row => Amount((double?)row.Revenue[i].Value)),
            ]);
        table.Write(page);
        if (Figures.Unmeasured(phase.Variants.SelectMany(ReasonsOf)) is { } why) page.Note(why);
        if (phase.Overlap > 0)
            page.Note($"{Counted.Of(phase.Overlap, "contact")} got several variants and count in each: with many, the p-values mislead.");
        page.Line();
        foreach (var row in phase.Differences) page.Sentence(Sentence(row, phase.Variants[0].Name), 2, 4);
    }

    /// <summary>As <c>open, B against A: +1.20 points (95 %: -0.30 to +2.70), p = 0.1180; not enough data …</c></summary>
    private static string Sentence(VariantDifference row, string control)
    {
        var what = $"{(row.Currency is { } currency ? $"{currency} per recipient" : JsonName.Of<VariantMeasure>(row.Measure))}, "
            + $"{row.Variant} against {control}: ";
        return what + (row.Difference is { } difference ? Signed(row, difference) + Unit(row) + Interval(row) + P(row) : "") + Verdict(row);
    }

    private static string Interval(VariantDifference row) => row is { Low: { } low, High: { } high }
        ? $" (95 %: {Signed(row, low)} to {Signed(row, high)})"
        : "";

    private static string P(VariantDifference row) => row.AdjustedPValue switch
    {
        null => "; ",
        < 0.0001 => ", p < 0.0001; ",
        { } p => Figures.Invariant($", p = {p:0.0000}; "),
    };

    private static string Verdict(VariantDifference row) => row.Finding switch
    {
        DifferenceFinding.Different => "they differ",
        DifferenceFinding.Alike => "alike: any difference is smaller than matters",
        DifferenceFinding.NotEnoughData => $"not enough data ({row.Reason}){NeededOf(row)}",
        DifferenceFinding.NotMeasured => $"not measured ({row.Reason})",
    };

    private static string NeededOf(VariantDifference row)
    {
        var needed = row.Needed is { } all ? Figures.Invariant($"; to find it, each needs {all:N0} recipients") : "";
        return row.NeededForSmallest is { } smallest
            ? $"{needed}{Figures.Invariant($"; to find the smallest that matters, {smallest:N0}")}"
            : needed;
    }

    private static string Signed(VariantDifference row, double number) => row.Measure == VariantMeasure.Revenue
        ? number.ToString("+#,0.0000;-#,0.0000;0.0000", CultureInfo.InvariantCulture)
        : (number * 100).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Unit(VariantDifference row) => row.Measure == VariantMeasure.Revenue ? "" : " points";

    private static string Amount(double? number) => number?.ToString("#,0.0000", CultureInfo.InvariantCulture) ?? "–";

    private static IEnumerable<string?> ReasonsOf(VariantRow row) =>
        [row.Open.NotMeasured, row.Click.NotMeasured, row.Conversion.NotMeasured];
}
