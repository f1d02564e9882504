using System.Collections.Immutable;
using System.Text.Json;

namespace CampaignMetrics.Saved;

/// <summary>What a saved report is made from: itself, the ledger, and the scope with its days and viewer.</summary>
internal sealed record SavedRequest(SavedReport Saved, MessageLedger Ledger, ReportScope Scope, CancellationToken CancellationToken)
{
    public Definition Definition => Saved.Definition;
}

/// <summary>Which members of a saved report a kind uses.</summary>
[Flags]
internal enum SavedMembers
{
    None = 0,
    By = 1,
    NeedsBy = By | 2,
    NeedsMeasures = 4,
    NeedsRecipients = 8,
    OneRate = 16,
    TwoRates = 32,
    NeedsVariants = 64,
}

/// <summary>A kind of saved report.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Uses">Which members it uses.</param>
/// <param name="Run">Makes the report.</param>
internal sealed record SavedKindRow(SavedKind Kind, SavedMembers Uses, Func<SavedRequest, SavedRun> Run);

/// <summary>The kinds of saved reports: a new one is a line here, and a word of <see cref="SavedKind"/>.</summary>
internal static class SavedKinds
{
    /// <summary>Converters have fixed names and do not look at them.</summary>
    private static readonly JsonSerializerOptions Options = new();

    private static readonly ImmutableArray<SavedKindRow> All =
    [
        new(SavedKind.Report, SavedMembers.None, OfReport),
        Row(SavedKind.Breakdown, SavedMembers.NeedsBy, Breakdown, made => made.ToTable()),
        Row(SavedKind.Series, SavedMembers.By | SavedMembers.NeedsMeasures, Series, made => made.ToTable()),
        Row(SavedKind.Times, SavedMembers.None, Times, made => made.ToTable()),
        Row(SavedKind.Sources, SavedMembers.None, Sources, made => made.ToTable()),
        Row(SavedKind.Unsubscriptions, SavedMembers.None, Unsubscriptions, made => made.ToTable()),
        new(SavedKind.Recipients, SavedMembers.NeedsRecipients, OfRecipients),
        Row(SavedKind.Emails, SavedMembers.None, Emails, made => made.ToTable()),
        Row(SavedKind.Overview, SavedMembers.None, Overview, made => made.ToTable()),
        Row(SavedKind.Scatter, SavedMembers.TwoRates, Scatter, made => made.ToTable()),
        Row(SavedKind.Ranking, SavedMembers.OneRate, Ranking, made => made.ToTable()),
        Row(SavedKind.Watch, SavedMembers.None, Watch, made => made.ToTable()),
        new(SavedKind.Orders, SavedMembers.None, OfOrders),
        Row(SavedKind.Automated, SavedMembers.None, asked => Automated(asked, cohorts: false), made => made.ToTable()),
        Row(SavedKind.AutomatedCohorts, SavedMembers.None, asked => Automated(asked, cohorts: true), made => made.ToTable()),
        Row(SavedKind.Variants, SavedMembers.NeedsVariants, Variants, made => made.ToTable()),
    ];

    public static SavedKindRow Of(SavedKind kind) => All.First(row => row.Kind == kind);

    private static Breakdown Breakdown(SavedRequest asked) =>
        asked.Ledger.Breakdown(asked.Saved.By!.Value, asked.Definition, asked.Scope, asked.CancellationToken);

    private static Series Series(SavedRequest asked) =>
        asked.Ledger.Series(asked.Saved.Measures, asked.Saved.By, asked.Definition, asked.Scope, asked.CancellationToken);

    private static TimesReport Times(SavedRequest asked) => asked.Ledger.Times(asked.Definition, asked.Scope, asked.CancellationToken);

    private static SourcesReport Sources(SavedRequest asked) =>
        asked.Ledger.Sources(asked.Definition, asked.Scope, asked.CancellationToken);

    private static UnsubscriptionReport Unsubscriptions(SavedRequest asked) =>
        asked.Ledger.Unsubscriptions(asked.Definition, asked.Scope, asked.CancellationToken);

    private static EmailList Emails(SavedRequest asked)
    {
        var query = new EmailQuery { Limit = Math.Min(asked.Scope.MaxRows, EmailQuery.MaxLimit) };
        return asked.Ledger.Emails(query, asked.Definition, asked.Scope, asked.CancellationToken);
    }

    private static Overview Overview(SavedRequest asked) => asked.Ledger.Overview(asked.Definition, asked.Scope, asked.CancellationToken);

    private static EmailScatter Scatter(SavedRequest asked) => asked.Ledger.Scatter(
        RateOf(asked, 0) ?? "open", RateOf(asked, 1) ?? "click", asked.Definition, asked.Scope, asked.CancellationToken);

    private static EmailRanking Ranking(SavedRequest asked) =>
        asked.Ledger.Ranking(RateOf(asked, 0) ?? "open", asked.Definition, asked.Scope, null, asked.CancellationToken);

    private static WatchReport Watch(SavedRequest asked) => asked.Ledger.Watch([], asked.Definition, asked.Scope, asked.CancellationToken);

    private static AutomatedEmails Automated(SavedRequest asked, bool cohorts) =>
        asked.Ledger.AutomatedEmails(cohorts, asked.Definition, asked.Scope, asked.CancellationToken);

    private static VariantComparison Variants(SavedRequest asked) =>
        asked.Ledger.CompareVariants(asked.Saved.Variants!, asked.Definition, asked.Scope, asked.CancellationToken);

    private static string? RateOf(SavedRequest asked, int place) =>
        place < asked.Saved.Measures.Length ? asked.Saved.Measures[place].RateName : null;

    private static SavedRun OfOrders(SavedRequest asked)
    {
        var orders = asked.Ledger.Orders(null, asked.Definition, asked.Scope, asked.CancellationToken);
        return OfData(asked, orders, orders.ToTable);
    }

    private static SavedRun OfReport(SavedRequest asked)
    {
        var report = asked.Ledger.Report(asked.Definition, asked.Scope, asked.CancellationToken);
        return new SavedRun(asked, report, report.ToTable, report.WriteJson, report.WriteJsonAsync);
    }

    private static SavedRun OfRecipients(SavedRequest asked)
    {
        var query = new RecipientQuery
        {
            Kind = asked.Saved.Recipients!.Value, Link = asked.Saved.Link, Definition = asked.Definition, Scope = asked.Scope,
            PageSize = asked.Scope.MaxRows,
        };
        var page = asked.Ledger.Recipients(query, asked.CancellationToken).Page!;
        return OfData(asked, page, page.ToTable);
    }

    /// <summary>Of a list that is no document of a scope: its JSON is made whole.</summary>
    private static SavedRun OfData<T>(SavedRequest asked, T data, Func<Table> table) where T : class => new(
        asked, data, table, (stream, _) => stream.Write(Json(data)),
        (stream, cancellationToken) => stream.WriteAsync(Json(data), cancellationToken).AsTask());

    private static byte[] Json<T>(T data)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer)) new DataConverter<T>().Write(json, data, Options);
        return buffer.ToArray();
    }

    private static SavedKindRow Row<T>(SavedKind kind, SavedMembers uses, Func<SavedRequest, T> make, Func<T, Table> tableOf)
        where T : ScopeDocument =>
        new(kind, uses, asked =>
        {
            var made = make(asked);
            return new SavedRun(asked, made, () => tableOf(made), made.WriteJson, made.WriteJsonAsync);
        });
}
