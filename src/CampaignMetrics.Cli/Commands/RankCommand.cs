using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json.Serialization;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>rank RATE FILE…</c>: the emails by how good a rate surely is.</summary>
internal static class RankCommand
{
    public const string Name = "rank";

    private const int Most = 50;

    public static Command Create()
    {
        var rate = new Argument<string>("RATE")
        {
            Description = "The name of the rate, as in the report's JSON: open, click, clickThrough, bounce …",
        };
        var benchmark = new Option<string?>("--benchmark")
        {
            Description = "Percentiles of other emails to compare with (JSON) [default: your own emails].", HelpName = "FILE",
        };
        // Known once the benchmark was read.
        ImmutableArray<BenchmarkPoint> points = [];
        return new DocumentCommand<EmailRanking>(Name, "Ranks emails by how good a rate surely is, with their percentiles.")
        {
            Check = (parsed, definition) => RateOf(parsed.GetValue(rate)!, definition),
            Make = asked =>
            {
                var name = asked.Parsed.GetValue(rate)!;
                var others = asked.Parsed.GetValue(benchmark) is { } file ? Read(file, name, asked.CancellationToken) : null;
                points = others?.Rates[name] ?? [];
                return [asked.Ledger.Ranking(name, asked.Definition, asked.Scope, others, asked.CancellationToken)];
            },
            IsEmpty = ranking => ranking.Emails.IsEmpty,
            Show = (page, ranking) => Write(page, ranking, points),
            ToTable = ranking => ranking.ToTable(),
        }.Create(rate, benchmark);
    }

    private static string RateOf(string name, Definition definition) => File.Exists(name)
        ? throw new UnusableException($"{name}: is a file; the rate comes first: rank RATE FILE…")
        : MeasureList.Rate(name, definition);

    /// <exception cref="UnusableException">It is no benchmark, or does not have the rate.</exception>
    private static Benchmark Read(string file, string rate, CancellationToken cancellationToken)
    {
        var benchmark = JsonFile.Read(file, "benchmark", BenchmarkJson.Default.Benchmark, cancellationToken);
        if (benchmark.Rates.ContainsKey(rate)) return benchmark;
        var known = benchmark.Rates.IsEmpty ? "none" : string.Join(", ", benchmark.Rates.Keys.Select(name => Safe.Text(name)));
        throw new UnusableException($"{file}: has no rate '{rate}'. There are {known}.");
    }

    public static void Write(Page page, EmailRanking ranking) => Write(page, ranking, []);

    private static void Write(Page page, EmailRanking ranking, ImmutableArray<BenchmarkPoint> points)
    {
        page.Heading($"Emails by {ranking.Rate}, {ranking.Definition.Title}");
        var end = ranking.LowestFirst ? "at most" : "at least";
        var table = new PagedTable(["", "rank", "rate", end, "of", "percentile"], numbers: true);
        foreach (var email in ranking.Emails.Take(Most))
            table.Add(
            [
                email.Name ?? email.Email.Value, Figures.Count(email.Rank), Figures.Percent(email.Rate.Value),
                Figures.Percent(email.Bound), Figures.Count(email.Rate.Ratio.Denominator),
                Percentile(email, points),
            ]);
        table.Write(page);
        if (ranking.Emails.Length > Most)
            page.Note(Figures.Invariant($"and {ranking.Emails.Length - Most:N0} more: --format csv has all"));
        page.Note($"{end}: the end of the 95 % interval, by which emails are ranked");
        if (ranking.LowestFirst) page.Note("less is better: low rates and low percentiles are good");
        page.Note(Base(ranking));
        if (ranking.LeftOut > 0) page.Note($"{Counted.Of(ranking.LeftOut, "email")} left out: the rate is not measured");
    }

    /// <summary>A benchmark does not tell what lies beyond its points.</summary>
    private static string Percentile(RankedEmail email, ImmutableArray<BenchmarkPoint> points)
    {
        if (email.Percentile is not { } percentile) return "–";
        var beyond = points switch
        {
            [{ Percentile: > 0 } first, ..] when email.Rate.Value < first.Value => " or less",
            [.., { Percentile: < 100 } last] when email.Rate.Value > last.Value => " or more",
            _ => "",
        };
        return Figures.Invariant($"{percentile:0}{beyond}");
    }

    private static string Base(EmailRanking ranking)
    {
        var of = ranking.BenchmarkName is { } name ? $"of {name}" : "of yours";
        var emails = Counted.Of(ranking.PercentileBase, "email");
        return ranking.PercentileBase < EmailRanking.LeastForPercentiles
            ? $"no percentiles: {emails} {of} are too few, {EmailRanking.LeastForPercentiles} are needed"
            : $"percentile: among {emails} {of}";
    }
}

[JsonSerializable(typeof(Benchmark))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
