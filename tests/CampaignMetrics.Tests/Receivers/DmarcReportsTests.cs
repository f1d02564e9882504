using System.Text;
using static CampaignMetrics.Tests.Receivers.DmarcXml;

namespace CampaignMetrics.Tests.Receivers;

/// <summary>What the reports say together.</summary>
public sealed class DmarcReportsTests
{
    [Theory]
    [InlineData("pass", "pass", 1), InlineData("pass", "fail", 1), InlineData("fail", "pass", 1), InlineData("fail", "fail", 0)]
    public void One_of_DKIM_and_SPF_is_enough(string dkim, string spf, int passed) =>
        Assert.Equal(new Rate(passed, 1), Read(Report(Record(dkim: dkim, spf: spf))).Total.Passed);

    [Fact]
    public void Aligned_DKIM_and_SPF_are_counted_apart()
    {
        var total = Read(Report(Record(3, dkim: "pass", spf: "fail") + Record(2, dkim: "fail", spf: "pass"))).Total;
        Assert.Equal((5L, new Rate(3, 5), new Rate(2, 5)), (total.Messages, total.Dkim, total.Spf));
    }

    [Fact]
    public void What_a_report_does_not_tell_is_in_no_rate()
    {
        var record = "<record><row><source_ip>192.0.2.1</source_ip><count>7</count></row></record>";
        var total = Read(Report(record + Record(3))).Total;
        Assert.Equal((10L, new Rate(3, 3)), (total.Messages, total.Passed));
    }

    [Fact]
    public void A_pass_is_known_where_the_other_result_is_missing() =>
        Assert.Equal(new Rate(1, 1), Read(Report(Record(dkim: "", spf: "pass"))).Total.Passed);

    [Fact]
    public void A_fail_is_not_known_where_the_other_result_is_missing() =>
        Assert.Equal(NotMeasured.NothingToCount, Read(Report(Record(dkim: "", spf: "fail"))).Total.Passed.NotMeasured);

    [Theory]
    [InlineData("PASS", 1), InlineData(" pass\n", 1), InlineData("hardfail", 0), InlineData("temperror", 0), InlineData("none", 0)]
    public void Only_pass_in_any_case_is_a_pass(string word, int passed) =>
        Assert.Equal(new Rate(passed, 1), Read(Report(Record(dkim: word))).Total.Dkim);

    [Fact]
    public void Sources_go_by_the_number_of_messages()
    {
        var sources = Read(Report(Record(1, "192.0.2.2") + Record(1, "192.0.2.1") + Record(9, "2001:DB8::0:1"))).Sources;
        Assert.Equal(["2001:db8::1", "192.0.2.1", "192.0.2.2"], sources.Select(row => row.Key));
    }

    [Fact]
    public void An_address_is_one_in_whatever_spelling() =>
        Assert.Equal(2, Read(Report(Record(ip: "::ffff:192.0.2.1") + Record(ip: "192.0.2.1"))).Sources.Single().Messages);

    [Fact]
    public void A_source_that_is_no_address_is_in_the_row_without_a_key()
    {
        var summary = Read(Report(Record(4, "12")));
        Assert.Equal((null, 4L), (summary.Sources.Single().Key, summary.Sources.Single().Messages));
        Assert.Equal("record[1]/row/source_ip", summary.Faults.Single().Path);
    }

    [Fact]
    public void A_signature_has_its_domain_and_selector()
    {
        var results = Signature("Shop.example.", "s1") + Signature("esp.example", "k", "fail");
        var rows = Read(Report(Record(2, dkim: "fail", spf: "fail", results: results))).Signatures;
        Assert.Equal(
            [("esp.example", "k", new Rate(0, 2)), ("shop.example", "s1", new Rate(2, 2))],
            rows.Select(row => (row.Domain!, row.Selector!, row.Verified)));
        Assert.All(rows, row => Assert.Equal(new Rate(0, 2), row.Passed));
    }

    [Theory]
    [InlineData("pass", "fail"), InlineData("fail", "pass")]
    public void Of_two_signatures_by_one_key_one_valid_is_enough(string first, string second)
    {
        var results = Signature("shop.example", "s1", first) + Signature("shop.example", "s1", second);
        var row = Assert.Single(Read(Report(Record(results: results))).Signatures);
        Assert.Equal((1L, new Rate(1, 1)), (row.Messages, row.Verified));
    }

    [Fact]
    public void Days_begin_at_midnight_in_UTC()
    {
        var days = Read(Report(Record(), "1", begin: "1772409599"), Report(Record(), "2", begin: "1772409600")).Days;
        Assert.Equal(["2026-03-01", "2026-03-02"], days.Select(row => row.Key));
    }

    [Theory]
    [InlineData("1772409599", 0), InlineData("1772409600", 0), InlineData("1772409601", 1)]
    public void A_range_of_more_than_a_day_is_told(string end, int told) => Assert.Equal(told, Read(Report(Record(), end: end)).LongRanges);

    [Fact]
    public void Dispositions_are_the_receivers_words() => Assert.Equal(
        [("reject", 5L), ("pass", 2L)],
        Read(Report(Record(2, disposition: "pass") + Record(5, disposition: "Reject"))).Dispositions
            .Select(row => (row.Key!, row.Messages)));

    [Fact]
    public void Overrides_have_their_comments()
    {
        const string reasons =
            "<reason><type>local_policy</type><comment>arc=pass</comment></reason><reason><type>mailing_list</type></reason>";
        Assert.Equal(
            [new DmarcOverrideRow("local_policy", "arc=pass", 3), new DmarcOverrideRow("mailing_list", null, 3)],
            Read(Report(Record(3, reasons: reasons))).Overrides);
    }

    [Fact]
    public void A_report_that_comes_again_counts_once()
    {
        var summary = Read(Report(Record(3)), Report(Record(3)));
        Assert.Equal((2L, 1L, 1L, 3L), (summary.Files, summary.Reports, summary.Duplicates, summary.Total.Messages));
    }

    [Theory]
    [InlineData("r2", "Receiver", "shop.example"), InlineData("r1", "Other", "shop.example"), InlineData("r1", "Receiver", "x.example")]
    public void Another_id_organization_or_domain_is_another_report(string id, string organization, string domain) =>
        Assert.Equal(2, Read(Report(Record()), Report(Record(), id, organization, domain: domain)).Reports);

    [Fact]
    public void Reports_without_an_id_are_never_copies() => Assert.Equal(2, Read(Report("", id: ""), Report("", id: "")).Reports);

    [Fact]
    public void Header_domains_and_reporters_have_rows()
    {
        var summary = Read(Report(Record(2, header: "News.Shop.example")), Report(Record(1), organization: "Other"));
        Assert.Equal(["news.shop.example", "shop.example"], summary.FromDomains.Select(row => row.Key));
        Assert.Equal(["Receiver", "Other"], summary.Reporters.Select(row => row.Key));
    }

    [Fact]
    public void No_report_gives_an_empty_summary() =>
        Assert.Equal((0L, 0L, 0), (Read().Reports, Read().Total.Messages, Read().Sources.Length));

    [Fact]
    public void The_stream_is_left_open()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Report(Record())));
        new DmarcReports().Add("a", stream);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public async Task Reading_can_wait_for_its_stream()
    {
        var reports = new DmarcReports();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Report(Record(3))));
        Assert.Empty(await reports.AddAsync("a", stream, TestContext.Current.CancellationToken));
        Assert.Equal(3, reports.Summary().Total.Messages);
    }

    [Fact]
    public async Task A_reading_that_is_cancelled_adds_nothing()
    {
        var reports = new DmarcReports();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Report(Record(3))));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reports.AddAsync("a", stream, new CancellationToken(canceled: true)));
        Assert.Equal(0, reports.Summary().Files);
    }
}
