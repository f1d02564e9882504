using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Tests.Output;

public sealed class PageTests
{
    private static readonly Report Sample = SampleReport();

    public static TheoryData<int> Widths => [40, 60, 61, 72, 79, 80, 81, 100, 120, 160, 200];

    public static TheoryData<int, string> WidthsAndTexts
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var width in new[] { 60, 80, 133 })
                foreach (var text
                    in (string[])[
                        NastyEvents.Deceit, new string('x', 300), string.Concat(Enumerable.Repeat("寒中見舞い", 40)),
                        string.Concat(Enumerable.Repeat("👩‍👩‍👧 ", 60)), "e\u0301\u0301\u0301", "[red]markup[/]"])
                    data.Add(width, text);
            return data;
        }
    }

    [Theory, MemberData(nameof(Widths))]
    public void No_line_of_a_report_is_wider_than_the_terminal(int width) =>
        Assert.All(Pages.Of(width, Sample), line => Assert.InRange(Cells.Width(line), 0, width));

    [Theory, MemberData(nameof(WidthsAndTexts))]
    public void No_text_makes_a_line_wider(int width, string text) =>
        Assert.All(Pages.Of(width, NastyEvents.Ledger(text).Report()), line => Assert.InRange(Cells.Width(line), 0, width));

    [Theory, MemberData(nameof(WidthsAndTexts))]
    public void No_text_gets_to_the_terminal_that_it_acts_on(int width, string text) =>
        Assert.All(Pages.Of(width, NastyEvents.Ledger(text).Report()), line =>
            Assert.DoesNotContain(line, letter => char.IsControl(letter) || letter is '\u202e' or '\u2028' or '\u200b'));

    [Theory, MemberData(nameof(Widths))]
    public void No_line_ends_in_a_blank(int width) => Assert.All(Pages.Of(width, Sample), line => Assert.Equal(line.TrimEnd(), line));

    [Theory]
    [InlineData(60), InlineData(80), InlineData(120)]
    public void The_counts_behind_every_rate_are_there(int width)
    {
        var lines = Pages.Of(width, Sample);
        Assert.All(Sample.Rates.Where(rate => rate.Value is not null), rate =>
            Assert.Contains(lines, line =>
                line.Contains(
                    FormattableString.Invariant($"{rate.Ratio.Numerator:N0} of {rate.Ratio.Denominator:N0}"),
                    StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://shop.example/spring-sale/garden", 20, "shop.examp…le/garden")]
    [InlineData("https://x.example/", 20, "https://x.example/"), InlineData("abcdef", 3, "a…f"), InlineData("abcdef", 4, "ab…f")]
    public void Of_a_long_link_the_middle_is_left_out(string link, int width, string shown) =>
        Assert.Equal(shown, Cells.FitEnds(link, width));

    [Theory]
    [InlineData(0, "0 clicks"), InlineData(1, "1 click"), InlineData(2, "2 clicks"), InlineData(1024, "1,024 clicks")]
    public void One_is_singular(long count, string told) => Assert.Equal(told, Counted.Of(count, "click"));

    [Fact]
    public void Where_there_is_room_there_are_bars() =>
        Assert.Contains(Pages.Of(120, Sample), line =>
            line.Contains("open rate", StringComparison.Ordinal) && line.Contains('█', StringComparison.Ordinal));

    [Fact]
    public void Bars_go_before_intervals()
    {
        var line = Pages.Of(80, Sample).Single(line => line.Contains("open rate", StringComparison.Ordinal));
        Assert.DoesNotContain('█', line);
        Assert.Contains("95 %", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Intervals_go_before_counts()
    {
        var line = Pages.Of(60, Sample).Single(line => line.Contains("  open rate", StringComparison.Ordinal));
        Assert.DoesNotContain("95 %", line, StringComparison.Ordinal);
        Assert.EndsWith("545 of 822", line, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Widths))]
    public void A_table_that_is_too_wide_goes_on_below(int width)
    {
        var table = new PagedTable(["metric", .. Enumerable.Range(0, 12).Select(i => $"product {i}")], numbers: true);
        table.Add(["opens", .. Enumerable.Range(0, 12).Select(i => $"{i * 1111}")]);
        var lines = Pages.Of(width, table.Write);
        Assert.All(lines, line => Assert.InRange(Cells.Width(line), 0, width));
        // A line that was only broken at the edge would begin elsewhere.
        Assert.All(lines.Where(line => line.Length > 0), line => Assert.Matches("^(metric|opens|-)", line));
        Assert.All(Enumerable.Range(0, 12), i => Assert.Contains(lines, line => line.Contains($"{i * 1111}", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_long_sentence_is_broken_between_words() =>
        Assert.Equal(["  aaaa bbbb", "    cccc dddd"], Cells.Wrap("aaaa bbbb cccc dddd", 14, 2, 4));

    [Theory]
    [
        InlineData("寒中見舞い", 10, "寒中見舞い"), InlineData("寒中見舞い", 9, "寒中見舞…"), InlineData("寒中見舞い", 8, "寒中見…"), InlineData("abc", 2, "a…"),
        InlineData("abc", 0, ""),
    ]
    public void A_text_is_cut_by_what_it_takes_on_the_screen(string text, int width, string expected) =>
        Assert.Equal(expected, Cells.Fit(text, width));

    private static Report SampleReport()
    {
        var ledger = new MessageLedger();
        using var file = File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));
        ledger.ReadLines(file);
        return ledger.Report();
    }
}
