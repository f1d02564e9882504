using System.Collections.Immutable;

namespace CampaignMetrics.Tests.Portfolio;

public sealed class EmailRankingTests
{
    /// <summary>Emails with so many recipients, and so many of them who opened.</summary>
    private static MessageLedger Ledger(params (string Email, int Opened, int Delivered)[] emails)
    {
        var ledger = Some.Ledger();
        foreach (var (email, opened, delivered) in emails)
            for (var i = 0; i < delivered; i++)
            {
                ledger.Apply(Some.Sent(0, $"{i}@x.example", email));
                ledger.Apply(Some.Delivered(1, $"{i}@x.example", email));
                if (i < opened) ledger.Apply(Some.Opened(90, to: $"{i}@x.example") with { Email = email });
            }
        return ledger;
    }

    private static (string, int, int)[] Ten => [.. Enumerable.Range(1, 10).Select(i => ($"e{i:00}", i * 2, 40))];

    private static string Keys(EmailRanking ranking) => string.Join(" ", ranking.Emails.Select(email => email.Email.Value));

    [Fact]
    public void An_email_with_three_recipients_does_not_win() =>
        Assert.Equal("large small", Keys(Ledger(("small", 3, 3), ("large", 60, 100)).Ranking()));

    [Fact]
    public void Emails_are_ranked_by_the_lower_end_of_Wilsons_interval()
    {
        // R: prop.test(60, 100, correct = FALSE)$conf.int is 0.5020026 0.6905987.
        var email = Ledger(("large", 60, 100)).Ranking().Emails[0];
        Assert.Equal(0.5020026, email.Bound, 6);
    }

    [Fact]
    public void Where_less_is_better_the_lowest_upper_end_comes_first()
    {
        var ledger = Ledger(("few", 0, 3), ("many", 0, 100));
        ledger.Apply(Some.Sent(0, "gone@x.example", "many"));
        ledger.Apply(Some.Bounced(to: "gone@x.example", smtp: "550 5.1.1 unknown") with { Email = "many" });
        // None of 3 bounced, and 1 of 101: the latter is known better.
        var ranking = ledger.Ranking("bounce");
        Assert.Equal(("many few", true), (Keys(ranking), ranking.LowestFirst));
    }

    [Fact]
    public void Equal_emails_share_a_rank() => Assert.Equal(
        [1, 1, 3], Ledger(("a", 5, 10), ("b", 5, 10), ("c", 1, 10)).Ranking().Emails.Select(email => email.Rank));

    [Fact]
    public void A_percentile_counts_who_is_lower_and_half_of_who_is_equal() =>
        Assert.Equal((95, 5), (Ledger(Ten).Ranking().Emails[0].Percentile!.Value, Ledger(Ten).Ranking().Emails[^1].Percentile!.Value));

    [Fact]
    public void Among_few_emails_there_is_no_percentile()
    {
        var ranking = Ledger(Ten[..9]).Ranking();
        Assert.Equal((9, null), (ranking.PercentileBase, ranking.Emails[0].Percentile));
    }

    [Fact]
    public void A_benchmark_gives_percentiles_between_its_points()
    {
        var points = ImmutableArray.Create(new BenchmarkPoint(25, 0.1), new BenchmarkPoint(75, 0.3));
        var rates = ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>>.Empty.Add("open", points);
        var benchmark = new Benchmark("retail 2026", 500, rates);
        var ranking = Ledger(("low", 1, 20), ("middle", 4, 20), ("high", 15, 20)).Ranking(benchmark: benchmark);
        Assert.Equal([75.0, 50, 25], ranking.Emails.Select(email => Math.Round(email.Percentile!.Value, 9)));
        Assert.Equal(("retail 2026", 500), (ranking.BenchmarkName, ranking.PercentileBase));
    }

    [Fact]
    public void A_benchmark_without_the_rate_is_refused() => Assert.Throws<ArgumentException>(() => Ledger(Ten).Ranking(
        benchmark: new Benchmark("b", 10, ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>>.Empty)));

    [Fact]
    public void Points_of_a_benchmark_ascend() => Assert.Throws<ArgumentException>(() => new Benchmark(
        "b", 10, ImmutableSortedDictionary<string, ImmutableArray<BenchmarkPoint>>.Empty.Add(
            "open", [new BenchmarkPoint(50, 0.2), new BenchmarkPoint(75, 0.2)])));

    [Fact]
    public void Emails_without_the_rate_are_left_out_and_counted()
    {
        var ledger = Ledger(("a", 1, 2));
        ledger.Apply(Some.NotSent("suppressed") with { Email = "unsent" });
        Assert.Equal(1, ledger.Ranking().LeftOut);
    }
}
