using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Variants;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>An A/B test: two or more variants side by side, and whether they differ by more than chance.</summary>
/// <remarks>
/// <para>
/// Rates are compared by the score test (the χ² test without correction) or, where counts are small, by Fisher's exact test, with
/// Newcombe's interval; revenue by Welch's t test. P-values are adjusted by Holm's method over all comparisons of a phase. They hold for
/// one look: who looks again and again until a difference shows will find one.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// VariantComparison test = messages.CompareVariants(
///     new VariantQuery { Variants = [new Variant("A", "spring-a"), new Variant("B", "spring-b")] });
/// foreach (VariantDifference row in test.Together.Differences)
///     Console.WriteLine($"{row.Measure}: {row.Difference:P2} ({row.Finding})");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<VariantComparison>)), JsonForm<VariantComparisonConverter>]
public sealed class VariantComparison : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/variants/v1";

    /// <summary>The level of all tests: the probability of any false alarm among the comparisons of a phase. 0.05.</summary>
    public const double Level = 0.05;

    /// <summary>The probability with which a needed number of recipients finds the difference. 0.8.</summary>
    public const double Power = 0.8;

    // Null where it was read from JSON: it cannot be merged then.
    private readonly VariantSums? _sums;

    internal VariantComparison(VariantSums sums, VariantQuery query, DocumentBasis basis) : this(query, basis)
    {
        _sums = sums;
        Caveats = sums.CaveatsOf(basis.Scope);
        var results = new VariantResults(sums, query, basis.Definition);
        Together = results.Of(sums.Together);
        if (query.Test is not null) (Test, Rest) = (results.Of(sums.Test), results.Of(sums.Rest));
    }

    internal VariantComparison(VariantQuery query, DocumentBasis basis) : base(basis) => Query = query;

    /// <summary>What was asked for.</summary>
    public VariantQuery Query { get; }

    /// <summary>All messages of the variants.</summary>
    public VariantPhase Together { get; internal init; } = null!;

    /// <summary>The messages of the test; null where the query has none.</summary>
    public VariantPhase? Test { get; internal init; }

    /// <summary>The other messages; null where the query has no test.</summary>
    public VariantPhase? Rest { get; internal init; }

    /// <summary>Merges comparisons over disjoint sets of contacts into one.</summary>
    /// <param name="parts">One or more, of the same query, definition, scope and settings.</param>
    /// <exception cref="ArgumentException">There is no part; two differ in one of these; the scope filters by campaign and two parts
    /// know different campaigns of an email; or a part was read from JSON, which has no sums.</exception>
    public static VariantComparison Merge(params IEnumerable<VariantComparison> parts)
    {
        var (first, sums) = MergedParts.Of(
            parts, $"query, {DocumentBasis.Words}",
            (one, other) => one.Query == other.Query && one.Basis == other.Basis, part => part._sums);
        return new VariantComparison(sums, first.Query, first.Basis);
    }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => VariantTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => VariantComparisonConverter.Instance.Pieces(json, this);
}
