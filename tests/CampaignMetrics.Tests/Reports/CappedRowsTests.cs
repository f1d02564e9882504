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
        Assert.Contains(
            new RestReport("links", 3, [new("clicks", 3 + 2 + 1), new("htmlClicks", 3 + 2 + 1), new("textClicks", 0)]), report.Rest);
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

    /// <summary>By list: its name, what is added up of a row, and the columns.</summary>
    public static TheoryData<string, string> Columns => new()
    {
        { "bounceReasons", "count" }, { "notSentReasons", "count" }, { "clickMap", "clicks" },
        { "links", "clicks" }, { "links", "htmlClicks" }, { "links", "textClicks" },
        { "clients", "opens" }, { "clients", "uniqueOpens" }, { "clients", "clicks" }, { "clients", "uniqueClicks" },
        { "countries", "opens" }, { "countries", "clicks" }, { "countries", "proxiedOpens" }, { "countries", "proxiedClicks" },
        { "locations", "opens" }, { "locations", "clicks" }, { "locations", "proxiedOpens" },
        { "domains", "sent" }, { "domains", "delivered" }, { "domains", "bounced" }, { "domains", "opens" }, { "domains", "clicks" },
        { "domains", "spamReports" }, { "goals", "conversions" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public void Rows_that_are_cut_off_have_the_sums_of_their_columns(string list, string column)
    {
        var (all, few) = (Varied().Report(), Varied().Report(scope: new ReportScope { MaxRows = 2 }));
        var rest = few.Rest.Single(rest => rest.List == list);
        Assert.Equal(2, Rows(few)[list].Length);
        Assert.Equal(Rows(all)[list].Length - 2, rest.Rows);
        Assert.Equal(Rows(all)[list][2..].Sum(row => row[column]), rest[column]);
        Assert.True(list == "locations" || rest[column] > 0, "it shows only where it is more than nothing");
    }

    [Fact]
    public void Rest_tells_no_other_columns() => Assert.Equal(
        Columns.Select(row => $"{row.Data.Item1} {row.Data.Item2}").Order(StringComparer.Ordinal),
        Varied().Report(scope: new ReportScope { MaxRows = 2 }).Rest
            .SelectMany(rest => rest.Sums.Select(sum => $"{rest.List} {sum.Key}")).Order(StringComparer.Ordinal));

    [Fact]
    public void What_no_row_measures_has_no_sum()
    {
        var ledger = new MessageLedger(new LedgerOptions { Catalog = new([new Email { Id = "sale", Tracking = Tracking.Off }]) });
        for (var contact = 0; contact < 4; contact++) Deliver(ledger, contact, $"d{contact}.example");
        var rest = Assert.Single(ledger.Report(scope: new ReportScope { MaxRows = 1 }).Rest);
        Assert.Equal(["sent", "delivered", "bounced", "spamReports"], rest.Sums.Select(sum => sum.Key));
    }

    [Fact]
    public void Parts_that_are_cut_off_merge_to_the_same_bytes()
    {
        var scope = new ReportScope { MaxRows = 2 };
        var parts = new[] { 0, 1, 2 }.Select(part => Varied(contact => contact % 3 == part).Report(scope: scope));
        Assert.Equal(Varied().Report(scope: scope).ToJson(), Report.Merge(parts).ToJson());
    }

    [Fact]
    public void A_report_of_very_many_different_values_has_few_rows()
    {
        var ledger = new MessageLedger(Known);
        for (var contact = 0; contact < 2_000; contact++) Vary(ledger, contact);
        Assert.All(Rows(ledger.Report()), list => Assert.InRange(list.Value.Length, 1, 1000));
    }

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

    private static LedgerOptions Known => new()
    {
        Enrichment = new Enrichment
        {
            Agents = agent => new AgentDescription(agent, "desktop", AgentRole.Reader), PrivacyRelay = _ => true,
        },
    };

    /// <summary>Contacts of whom each has other values than all the others.</summary>
    private static MessageLedger Varied(Func<int, bool>? part = null)
    {
        var ledger = new MessageLedger(Known);
        for (var contact = 0; contact < 6; contact++)
            if (part?.Invoke(contact) ?? true) Vary(ledger, contact);
        return ledger;
    }

    private static void Vary(MessageLedger ledger, int contact)
    {
        Deliver(ledger, contact, $"d{contact}.example");
        var (at, to) = (Start.AddMinutes(contact), new ContactId($"c{contact}@d{contact}.example"));
        var web = new WebRequest
        {
            UserAgent = $"Mail {contact}", Ip = "192.0.2.1",
            Place = new Place($"{(char)('A' + contact % 26)}X", null, $"City{contact}"),
        };
        var reasons = Enum.GetValues<CampaignMetrics.Bounces.BounceReason>();
        EmailEvent[] events =
        [
            new Opened { At = at.AddHours(1), Email = "sale", Recipient = to, Id = "o", Request = web },
            new Clicked
            {
                At = at.AddHours(2), Email = "sale", Recipient = to, Id = "c", Request = web,
                Url = $"https://shop.example/{contact}", Link = $"top{contact}",
            },
            new Clicked
            {
                At = at.AddHours(5), Email = "sale", Recipient = to, Id = "t", Request = web,
                Url = $"https://shop.example/{contact}", Part = EmailPart.Text,
            },
            new SpamReported { At = at.AddHours(3), Email = "sale", Recipient = to, Id = "s" },
            new Converted { At = at.AddHours(4), Email = "sale", Recipient = to, Id = "v", Goal = $"goal{contact}" },
            new NotSent { At = at, Email = "sale", Recipient = $"n{contact}", Id = "n", Reason = $"reason{contact}" },
            new Bounced
            {
                At = at, Email = "sale", Recipient = $"b{contact}@d{contact}.example", Id = "b",
                Response = new ServerResponse
                {
                    BounceClass = "hard",
                    BounceReason = CampaignMetrics.Bounces.BounceNames.Of(reasons[contact % (reasons.Length - 1) + 1]),
                },
            },
        ];
        foreach (var happened in events) ledger.Apply(happened);
    }

    /// <summary>The rows of each list, each as its columns.</summary>
    private static Dictionary<string, Dictionary<string, long?>[]> Rows(Report report) => new()
    {
        ["bounceReasons"] = [.. report.Delivery.BounceReasons.Select(row => Row(("count", row.Count)))],
        ["notSentReasons"] = [.. report.Delivery.NotSentReasons.Select(row => Row(("count", row.Count)))],
        ["clickMap"] = [.. report.ClickMap.Occurrences.Select(row => Row(("clicks", row.Clicks.Total)))],
        ["links"] =
        [
            .. report.Links.Select(row => Row(
                ("clicks", row.Combined.Total), ("htmlClicks", row.Html.Total), ("textClicks", row.Text.Total))),
        ],
        ["clients"] =
        [
            .. report.Clients.Select(row => Row(
                ("opens", row.Opens.Total), ("uniqueOpens", row.Opens.Unique), ("clicks", row.Clicks.Total),
                ("uniqueClicks", row.Clicks.Unique))),
        ],
        ["countries"] =
        [
            .. report.Countries.Select(row => Row(
                ("opens", row.Opens), ("clicks", row.Clicks), ("proxiedOpens", row.ProxiedOpens), ("proxiedClicks", row.ProxiedClicks))),
        ],
        ["locations"] =
        [
            .. report.Locations.Select(row => Row(("opens", row.Opens), ("clicks", row.Clicks), ("proxiedOpens", row.ProxiedOpens))),
        ],
        ["domains"] =
        [
            .. report.Domains.Select(row => Row(
                ("sent", row.Sent), ("delivered", row.Delivered), ("bounced", row.Bounced), ("opens", row.Opens), ("clicks", row.Clicks),
                ("spamReports", row.SpamReports))),
        ],
        ["goals"] = [.. report.Goals.Select(row => Row(("conversions", row.Conversions)))],
    };

    private static Dictionary<string, long?> Row(params (string Name, long? Value)[] columns) =>
        columns.ToDictionary(column => column.Name, column => column.Value);

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

    private static void Deliver(MessageLedger ledger, int contact, string? domain = null)
    {
        ContactId to = domain is null ? $"c{contact}" : $"c{contact}@{domain}";
        ledger.Apply(new Sent { At = Start, Email = "sale", Recipient = to, Id = "s" });
        ledger.Apply(new Delivered { At = Start.AddSeconds(3), Email = "sale", Recipient = to, Id = "d" });
    }

    private static Clicked ClickOf(int contact, int click, string url) => new()
    {
        At = Start.AddHours(1 + click), Email = "sale", Recipient = $"c{contact}", Id = $"c{click}", Url = url,
    };
}
