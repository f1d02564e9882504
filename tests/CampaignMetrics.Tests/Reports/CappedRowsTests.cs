namespace CampaignMetrics.Tests.Reports;

/// <summary>Lists of a report have at most so many rows; the others are one sum.</summary>
public sealed class CappedRowsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Links_with_most_clicks_stay_and_the_others_are_one_sum()
    {
        var report = Clicked(5, clicksOf: link => 5 - link).Report(Definition.Pipedrive, new ReportScope { MaxRows = 2 });

        Assert.Equal([5, 4], report.Links.Select(link => link.Combined.Total));
        Assert.Contains(new RestReport("links", 3, 0, 3 + 2 + 1), report.Rest);
    }

    [Fact]
    public void Rows_and_their_rest_have_all_clicks()
    {
        var report = Clicked(7, clicksOf: _ => 1).Report(Definition.Pipedrive, new ReportScope { MaxRows = 3 });

        Assert.Equal(
            report.Engagement.TotalClicks,
            report.Links.Sum(link => link.Combined.Total) + report.Rest.Single(rest => rest.List == "links").Clicks);
    }

    [Fact]
    public void Where_all_rows_have_room_nothing_is_left_out() =>
        Assert.Empty(Clicked(3, clicksOf: _ => 1).Report(null, new ReportScope { MaxRows = 3 }).Rest);

    [Fact]
    public void A_report_has_a_thousand_rows_of_a_list_by_default() =>
        Assert.Equal(1000, Clicked(1001, clicksOf: _ => 1).Report(Definition.Pipedrive).Links.Length);

    [Fact]
    public void No_rows_at_all_cannot_be_asked_for() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReportScope { MaxRows = 0 });

    [Fact]
    public void Links_that_differ_in_who_got_them_are_one_row()
    {
        var ledger = new MessageLedger();
        for (var contact = 0; contact < 50; contact++)
        {
            Deliver(ledger, contact);
            ledger.Apply(ClickOf(contact, 0, $"https://shop.example/a?x=1&mc_eid={contact:x}"));
        }

        Assert.Equal(["https://shop.example/a?x=1"], ledger.Report().Links.Select(link => link.Url));
    }

    private static MessageLedger Clicked(int links, Func<int, int> clicksOf)
    {
        var ledger = new MessageLedger();
        for (var link = 0; link < links; link++)
        {
            Deliver(ledger, link);
            for (var click = 0; click < clicksOf(link); click++) ledger.Apply(ClickOf(link, click, $"https://shop.example/{link}"));
        }
        return ledger;
    }

    private static void Deliver(MessageLedger ledger, int contact)
    {
        ledger.Apply(new Sent { At = Start, Email = "sale", Recipient = $"c{contact}", Id = "s" });
        ledger.Apply(new Delivered { At = Start.AddSeconds(3), Email = "sale", Recipient = $"c{contact}", Id = "d" });
    }

    private static Clicked ClickOf(int contact, int click, string url) => new()
    {
        At = Start.AddHours(1 + click), Email = "sale", Recipient = $"c{contact}", Id = $"c{click}", Url = url,
    };
}
