using System.Text;

namespace CampaignMetrics.Tests.Receivers;

/// <summary>Receivers' own numbers, by day.</summary>
public sealed class ReceiverNumbersTests
{
    private static readonly DateOnly March1 = new(2026, 3, 1);

    private const string Spam =
        """
        {"name":"domains/Shop.example/domainStats/x1","metric":"SPAM_RATE","date":{"year":2026,"month":3,"day":1},"value":{"doubleValue":0.0012}}
        """;

    [Fact]
    public void Gmail_tells_the_share_of_spam() => Assert.Equal(
        new ReceiverDay("Gmail", "shop.example", March1, [new("spamRate", 0.0012)]),
        Postmaster($$"""{"domainStats":[{{Spam}}]}""").Days.Single());

    [Fact]
    public void Metrics_of_a_day_come_together()
    {
        var tls = Spam.Replace("SPAM_RATE", "tls", StringComparison.Ordinal).Replace("0.0012", "0.99", StringComparison.Ordinal);
        var day = Postmaster($$"""{"domainStats":[{{tls}},{{Spam}}]}""").Days.Single();
        Assert.Equal(["spamRate", "tls"], day.Numbers.Select(number => number.Name));
    }

    [Theory]
    [InlineData("""{"floatValue":0.5}""", 0.5, null), InlineData("""{"intValue":"12"}""", 12.0, null)]
    [InlineData("""{"stringValue":"HIGH"}""", null, "HIGH"), InlineData("""{"stringList":{"values":["a","b"]}}""", null, "a, b")]
    public void A_value_may_be_of_any_kind(string value, double? number, string? text)
    {
        var stat = Spam.Replace("""{"doubleValue":0.0012}""", value, StringComparison.Ordinal);
        Assert.Equal(
            new ReceiverNumber("spamRate", number, text),
            Postmaster($$"""{"domainStats":[{{stat}}]}""").Days.Single().Numbers.Single());
    }

    [Fact]
    public void A_batch_is_read() =>
        Assert.Single(Postmaster($$$"""{"results":[{"response":{"domainStats":[{{{Spam}}}]}},{"response":{}}]}""").Days);

    [Theory]
    [InlineData("""{"results":[{"error":{"message":"denied"}}]}""", "results[0]: Gmail says: denied")]
    [InlineData("""{"error":{"message":"denied"}}""", "is no answer to domainStats.query: denied")]
    [InlineData("""{"trafficStats":[]}""", "is no answer to domainStats.query: it has no domainStats")]
    [InlineData("""{"domainStats":[],"nextPageToken":"x"}""", "nextPageToken: there are more pages, which this file has not")]
    [InlineData("""{"domainStats":[{"metric":"a","value":{"doubleValue":1}}]}""",
        "domainStats[0].date: is no day: ask for aggregationGranularity DAILY")]
    [InlineData("""{"domainStats":[{"metric":"a","date":{"year":2026,"month":2,"day":30},"value":{}}]}""",
        "domainStats[0].date: is no day: ask for aggregationGranularity DAILY")]
    [InlineData("""{"domainStats":[{"metric":"a","date":{"year":2026,"month":3,"day":1}}]}""", "domainStats[0].value: is missing")]
    [InlineData("""{"domainStats":[{"metric":" ","date":{"year":2026,"month":3,"day":1},"value":{"doubleValue":1}}]}""",
        "domainStats[0].metric: is missing")]
    [InlineData("hello", "line 1: is no JSON"), InlineData("", "line 1: is no JSON")]
    public void What_Gmail_does_not_tell_is_a_fault(string json, string fault)
    {
        var read = Postmaster(json);
        Assert.Equal((0, $"file: {fault}"), (read.Days.Length, read.Faults.Single()));
    }

    /// <summary>Returned for days without enough mail: proto3 leaves out what is empty.</summary>
    [Fact]
    public void An_answer_about_no_day_is_no_fault() =>
        Assert.Equal((0, 0), (Postmaster("{}").Days.Length, Postmaster("{}").Faults.Length));

    [Fact]
    public void Microsoft_tells_a_line_for_each_address()
    {
        var day = Snds(
            "198.51.100.7,3/1/2026 1:00 AM,3/2/2026 12:00 AM,1895,1894,1893,GREEN,0.3%,,,2,\"mail, shop\",news@shop.example,\r\n")
            .Days.Single();
        Assert.Equal(("Outlook.com", "198.51.100.7", March1), (day.Receiver, day.Of, day.Day));
        Assert.Equal(
            [
                new("complaintRate", 0.003), new("dataCommands", 1894), new("filterResult", null, "GREEN"), new("messageRecipients", 1893),
                new("rcptCommands", 1895), new("trapHits", 2),
            ],
            day.Numbers.AsEnumerable());
    }

    [Fact]
    public void A_bound_is_no_number() =>
        Assert.Equal(
            new ReceiverNumber("complaintRate", null, "< 0.1%"),
            Snds("192.0.2.1,3/1/2026 1:00 AM,,,,,,< 0.1%").Days.Single().Numbers.Single());

    [Fact]
    public void An_empty_cell_is_not_measured() => Assert.Null(Snds("192.0.2.1,3/1/2026 1:00 AM,,5,,,").Days.Single()["dataCommands"]);

    [Fact]
    public void A_line_without_address_or_day_hides_no_other()
    {
        var read = Snds("address,start\n192.0.2.1,yesterday\n\n192.0.2.1,3/1/2026,,5");
        Assert.Single(read.Days);
        Assert.Equal(
            ["file: line 1: \"address\" is no IP address: the line is left out", "file: line 2: has no day: the line is left out"],
            read.Faults);
    }

    [Theory]
    [InlineData("5\" screen"), InlineData("\"open"), InlineData("a\"\"b")]
    public void A_single_quotation_mark_swallows_no_other_line(string sample)
    {
        var days = Snds($"192.0.2.1,3/1/2026,,5,,,,,,,,{sample},x\n192.0.2.2,3/1/2026,,6,,,,,,,,\"mail, shop\",x").Days;
        Assert.Equal(["192.0.2.1", "192.0.2.2"], days.Select(day => day.Of));
    }

    [Fact]
    public void Lines_are_counted_over_a_cell_of_several_lines() =>
        Assert.StartsWith(
            "file: line 3: ", Snds("192.0.2.1,3/1/2026,,5,,,,,,,,\"a\n\"\"b\"\nwrong").Faults.Single(), StringComparison.Ordinal);

    [Fact]
    public void A_number_is_no_address() => Assert.Empty(Snds("1,3/1/2026,,5").Days);

    [Fact]
    public void Yahoo_s_numbers_have_headings() => Assert.Equal(
        new ReceiverDay("Yahoo", "shop.example", March1, [new("complaintRate", 0.0015), new("delivered", 12000)]),
        Yahoo("day,domain,delivered,complaintRate\n2026-03-01,shop.example,12000,0.15%\n2026-03-02,shop.example,,\n").Days.Single());

    [Theory]
    [InlineData("", "is empty"), InlineData("date,rate\n2026-03-01,1", "the first line has no heading \"day\", or one twice or empty")]
    [InlineData("day,a,a\n", "the first line has no heading \"day\", or one twice or empty")]
    [InlineData("day,a\n1 March,2\n2026-03-02,1", "line 2: has no day, as 2026-03-01: the line is left out")]
    [InlineData("day,a\n2026-03-01,abc", "line 2: a: \"abc\" is no number: the cell is left out")]
    [InlineData("day,a\n2026-03-01,\"1,000\"", "line 2: a: \"1,000\" is no number: the cell is left out")]
    public void A_wrong_table_is_told(string csv, string fault) => Assert.Equal($"file: {fault}", Yahoo(csv).Faults.Single());

    [Fact]
    public void A_cell_that_is_no_number_hides_no_other() => Assert.Equal(
        [new ReceiverNumber("b", 2)], Yahoo("day,a,b\n2026-03-01,abc,2").Days.Single().Numbers.AsEnumerable());

    [Fact]
    public void A_table_without_any_line_for_an_address_is_told() => Assert.Equal(
        "file: has no line with an IP address and a day", Snds("day,domain\n2026-03-01,shop.example").Faults[^1]);

    [Fact]
    public void A_table_without_any_day_is_told() => Assert.Equal("file: has no line with a day", Yahoo("day,a\n1 March,2").Faults[^1]);

    [Fact]
    public void Microsoft_may_tell_of_no_day() => Assert.Empty(Snds("").Faults);

    [Fact]
    public void Numbers_that_come_again_count_once()
    {
        var receivers = new ReceiverNumbers();
        foreach (var _ in (int[])[1, 2]) Assert.Empty(receivers.AddYahoo("file", Stream("day,a\n2026-03-01,1")));
        Assert.Single(receivers.Days);
    }

    [Fact]
    public void Of_two_values_the_first_stays()
    {
        var read = Yahoo("day,a\n2026-03-01,1\n2026-03-01,2");
        Assert.Equal(1, read.Days.Single()["a"]!.Value);
        Assert.Equal("file: line 3: a of 2026-03-01 has another value already, which stays", read.Faults.Single());
    }

    [Fact]
    public void A_file_that_is_too_long_is_told() => Assert.Equal(
        "file: is longer than 33,554,432 bytes, and is not read", Yahoo(new string('a', ReceiverNumbers.MaxFileBytes + 1)).Faults.Single());

    [Theory]
    [InlineData("Gmail", 0.0009999, LimitStanding.Below), InlineData("Gmail", 0.001, LimitStanding.OverAim)]
    [InlineData("Gmail", 0.0029, LimitStanding.OverAim), InlineData("Gmail", 0.003, LimitStanding.OverLimit)]
    [InlineData("Yahoo", 0.0029, LimitStanding.Below), InlineData("Yahoo", 0.003, LimitStanding.OverLimit)]
    [InlineData("Outlook.com", 0.5, null)]
    public void Limits_are_the_published_ones(string receiver, double share, LimitStanding? standing) =>
        Assert.Equal(standing, new ReceiverDay(receiver, null, March1, [new("complaintRate", share)]).Standing);

    [Theory]
    [InlineData("0.3%", 0.003), InlineData("0.10 %", 0.001), InlineData("0.003", 0.003)]
    public void A_percentage_is_a_share_to_the_last_bit(string cell, double share) =>
        Assert.Equal(share, Yahoo($"day,a\n2026-03-01,{cell}").Days.Single()["a"]!.Value);

    [Fact]
    public void Two_numbers_of_one_name_are_refused() =>
        Assert.Throws<ArgumentException>(() => new ReceiverDay("Gmail", null, March1, [new("a", 1), new("a", 2)]));

    [Fact]
    public async Task Reading_can_wait_for_its_stream()
    {
        var (waited, read) = (new ReceiverNumbers(), new ReceiverNumbers());
        var token = TestContext.Current.CancellationToken;
        await waited.AddPostmasterAsync("a", Stream($$"""{"domainStats":[{{Spam}}]}"""), token);
        await waited.AddYahooAsync("b", Stream("day,a\n2026-03-01,1"), token);
        await waited.AddSndsAsync("c", Stream("192.0.2.1,3/1/2026,,5"), token);
        read.AddPostmaster("a", Stream($$"""{"domainStats":[{{Spam}}]}"""));
        read.AddYahoo("b", Stream("day,a\n2026-03-01,1"));
        read.AddSnds("c", Stream("192.0.2.1,3/1/2026,,5"));
        Assert.Equal(read.Days.AsEnumerable(), waited.Days);
    }

    private static (ReceiverDay[] Days, string[] Faults) Postmaster(string text) =>
        Read((all, file) => all.AddPostmaster("file", file), text);

    private static (ReceiverDay[] Days, string[] Faults) Snds(string text) => Read((all, file) => all.AddSnds("file", file), text);

    private static (ReceiverDay[] Days, string[] Faults) Yahoo(string text) => Read((all, file) => all.AddYahoo("file", file), text);

    private static (ReceiverDay[] Days, string[] Faults) Read(
        Func<ReceiverNumbers, Stream, IEnumerable<ReceiverFault>> add, string text)
    {
        var receivers = new ReceiverNumbers();
        string[] faults = [.. add(receivers, Stream(text)).Select(fault => fault.ToString())];
        return ([.. receivers.Days], faults);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));
}
