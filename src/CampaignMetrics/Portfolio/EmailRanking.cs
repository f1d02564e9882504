using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio;
using CampaignMetrics.Reports;

namespace CampaignMetrics;

/// <summary>The emails of a report by how good one of their rates surely is: by the lower end of its 95 % interval, so that an email with
/// three recipients does not win by chance.</summary>
/// <remarks>
/// <para>
/// Of rates that are the better the lower they are (bounces, unsubscriptions, spam reports, not sent), the lowest upper end comes first.
/// Each email has its percentile among the account's own emails of the scope, or in a <see cref="Benchmark"/>, with the number of emails
/// on which that rests.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// EmailRanking best = messages.Ranking("click");
/// foreach (RankedEmail email in best.Emails.Take(10))
///     Console.WriteLine($"{email.Rank}. {email.Email}: surely {email.Bound:P1}, percentile {email.Percentile:0}");
/// </code>
/// </example>
[JsonConverter(typeof(DataConverter<EmailRanking>)), JsonForm<EmailRankingConverter>]
public sealed class EmailRanking : ScopeDocument
{
    /// <summary>The name of the schema in its JSON.</summary>
    public const string Schema = "campaign-metrics/ranking/v1";

    /// <summary>The fewest emails among which a percentile is given.</summary>
    public const int LeastForPercentiles = 10;

    /// <summary>Ranks the emails of a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="rate">The name of the rate, as in a report's JSON.</param>
    /// <param name="benchmark">Among which percentiles are given; null for the report's own emails.</param>
    /// <exception cref="ArgumentException">The definition has no rate of this name, or the benchmark does not have it.</exception>
    public EmailRanking(Report report, string rate = "open", Benchmark? benchmark = null) : base(Door.Given(report, nameof(report)).Basis)
    {
        Rate = RankOrder.Rate(report, Door.Given(rate, nameof(rate)), nameof(rate)).Name;
        (LowestFirst, Caveats, BenchmarkName) = (RankOrder.IsBetterLow(rate), report.Caveats, benchmark?.Name);
        var percentiles = benchmark?.Percentiles(rate) ?? new Percentiles([.. report.Emails.Select(email => email.Rates[rate].Ratio)]);
        PercentileBase = percentiles.Count;
        Emails = RankOrder.Of(report.Emails, rate, LowestFirst, percentiles);
        LeftOut = report.Emails.Length - Emails.Length;
    }

    internal EmailRanking(DocumentBasis basis, string rate) : base(basis) => Rate = rate;

    /// <summary>The name of the rate.</summary>
    public string Rate { get; }

    /// <summary>Whether the rate is the better the lower it is.</summary>
    public bool LowestFirst { get; internal init; }

    /// <summary>The name of the benchmark that percentiles are taken from; null for the account's own emails.</summary>
    public string? BenchmarkName { get; internal init; }

    /// <summary>The number of emails on which percentiles rest. Fewer than <see cref="LeastForPercentiles"/> give none.</summary>
    public long PercentileBase { get; internal init; }

    /// <summary>The emails whose rate is measured and has an interval, best first; ties by key.</summary>
    public ImmutableArray<RankedEmail> Emails { get; internal init; } = [];

    /// <summary>How many emails of the scope are not ranked, because the rate is not measured or has no interval.</summary>
    public int LeftOut { get; internal init; }

    /// <summary>The same as a table, for spreadsheets and other programs.</summary>
    public Table ToTable() => EmailRankingTable.Of(this);

    internal override IEnumerable<int> Pieces(Utf8JsonWriter json) => EmailRankingConverter.Instance.Pieces(json, this);
}

/// <summary>An email in a ranking.</summary>
/// <param name="Rank">From 1; emails with the same bound share one.</param>
/// <param name="Email">The email.</param>
/// <param name="Name">Its internal title; null when the catalog does not know it.</param>
/// <param name="Rate">The rate.</param>
/// <param name="Percentile">The share, in percent, of the emails of the base whose rate is lower, those with the same rate counted half;
/// null where too few emails tell it.</param>
[JsonConverter(typeof(DataConverter<RankedEmail>)), JsonForm<RankedEmailConverter>]
public sealed record RankedEmail(int Rank, EmailId Email, string? Name, ReportedRate Rate, double? Percentile)
{
    /// <summary>The end of the interval by which it is ranked: the lower one, or the upper one where less is better.</summary>
    public double Bound { get; internal init; }

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<RankedEmail>.Shown(this);
}
