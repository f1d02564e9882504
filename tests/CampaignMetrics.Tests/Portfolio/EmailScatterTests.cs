namespace CampaignMetrics.Tests.Portfolio;

public sealed class EmailScatterTests
{
    /// <summary>A large email that one in ten opened, and a small one that all did.</summary>
    private static MessageLedger Ledger()
    {
        var ledger = Some.Ledger();
        for (var i = 0; i < 10; i++) Mail("large", i, opens: i == 0);
        for (var i = 0; i < 2; i++) Mail("small", i, opens: true);
        return ledger;

        void Mail(EmailId email, int contact, bool opens)
        {
            ledger.Apply(Some.Sent(0, $"{contact}@x.example", email));
            ledger.Apply(Some.Delivered(1, $"{contact}@x.example", email));
            if (opens) ledger.Apply(Some.Opened(90, to: $"{contact}@x.example") with { Email = email });
        }
    }

    [Fact]
    public void The_mean_gives_every_email_the_same_weight() => Assert.Equal((0.1 + 1) / 2, Ledger().Scatter().MeanX!.Value, 12);

    [Fact]
    public void The_pooled_rate_gives_every_message_the_same_weight() =>
        Assert.Equal((3, 12), (Ledger().Scatter().PooledX.Ratio.Numerator, Ledger().Scatter().PooledX.Ratio.Denominator));

    [Fact]
    public void Each_email_is_a_point() => Assert.Equal(
        ["large 0.1 0", "small 1 0"],
        Ledger().Scatter().Points.Select(point => FormattableString.Invariant($"{point.Email.Value} {point.X.Value} {point.Y.Value}")));

    [Fact]
    public void Emails_without_a_rate_are_left_out_and_counted()
    {
        var ledger = Ledger();
        ledger.Apply(Some.NotSent("suppressed") with { Email = "unsent" });
        Assert.Equal((2, 1), (ledger.Scatter().Points.Length, ledger.Scatter().LeftOut));
    }

    [Fact]
    public void Averages_do_not_depend_on_who_looks()
    {
        var scope = new ReportScope { Viewer = new Viewer { MaySeeEmail = email => email.Value == "small" } };
        var scatter = Ledger().Scatter(scope: scope);
        Assert.Equal((1, Ledger().Scatter().MeanX), (scatter.Points.Length, scatter.MeanX));
    }

    [Fact]
    public void A_rate_that_the_definition_lacks_is_refused() => Assert.Throws<ArgumentException>(() => Ledger().Scatter("none"));

    [Fact]
    public void A_table_ends_with_both_averages()
    {
        var rows = new List<string>();
        Ledger().Scatter().ToTable().Read(cells => rows.Add(string.Join(" ", cells.ToArray())));
        Assert.Equal(["mean   0.55 0", "pooled   0.25 0"], rows[^2..]);
    }
}
