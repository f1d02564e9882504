namespace CampaignMetrics.Conventions.Tests.Docs;

/// <summary>The code of docs/guide/breakdowns.md, run.</summary>
public sealed class BreakdownsPageTests
{
    private static FileStream Sample() => File.OpenRead(Repository.PathOf("docs", "samples", "spring-sale.ndjson"));

    [Fact]
    public void Rows_go_by_the_mailbox_provider()
    {
        using var stream = Sample();
        var mailServers = new Dictionary<string, string[]> { ["example.com"] = ["aspmx.l.google.com"] };
        // snippet
        var messages = new MessageLedger(new LedgerOptions
        {
            Enrichment = new Enrichment { MailExchanges = domain => mailServers.GetValueOrDefault(domain, []) },
        });
        messages.ReadLines(stream);

        Breakdown byProvider = messages.Breakdown(Dimension.MailboxProvider);
        foreach (BreakdownRow row in byProvider.Rows)
            Console.WriteLine($"{row.Key}: {row.Counts[Metric.Sent]} sent, {row.Rates.Delivery}");

        foreach (DimensionValues known in messages.Dimensions())          // what there is to filter and to break down by
            Console.WriteLine($"{known.By}: {string.Join(", ", known.Values)}");
        // end
        Assert.Equal(messages.Report().Counts[Metric.Sent], byProvider.Rows.Sum(row => row.Counts[Metric.Sent]));
    }

    [Fact]
    public void A_series_follows_measures()
    {
        using var messages = Ledger();
        // snippet
        Series series = messages.Series([Metric.Sent, Measure.Rate("open")], by: Dimension.Campaign);
        foreach (SeriesPoint point in series.Total.Points)
            Console.WriteLine($"{point.Start:d}: {point.Values[0].Count} sent, {point.Values[1].Rate}");
        // end
        Assert.Equal(messages.Report().Counts[Metric.Sent], series.Total.Points.Sum(point => point.Values[0].Count));
    }

    [Fact]
    public void Times_have_quantiles()
    {
        using var messages = Ledger();
        // snippet
        TimesReport times = messages.Times();
        Console.WriteLine($"{times.Delivery.Quantile(0.5)?.Middle} to deliver, {times.DeferredAtFirst} deferred at first");
        // end
        Assert.NotNull(times.Delivery.Quantile(0.5));
    }

    [Fact]
    public void Sources_have_revenue_per_recipient()
    {
        using var messages = Ledger();
        // snippet
        foreach (SourceRow row in messages.Sources().Emails)
            Console.WriteLine($"{row.Key}: {string.Join(", ", row.RevenuePerRecipient)}");
        // end
        Assert.Equal(messages.Report().Revenue, messages.Sources().Emails.Single().Revenue);
    }

    [Fact]
    public void A_viewer_who_may_see_no_email_sees_the_totals()
    {
        using var stream = Sample();
        var denied = new HashSet<ContactId>();
        // snippet
        var messages = new MessageLedger(new LedgerOptions { MayProfile = (contact, at) => !denied.Contains(contact) });
        messages.ReadLines(stream);
        var viewer = new Viewer { MaySeeEmail = email => email.Value.StartsWith("north-", StringComparison.Ordinal) };
        Report report = messages.Report(Definition.HubSpot, new ReportScope { Viewer = viewer });
        // end
        Assert.Empty(report.Emails);
        Assert.NotEqual(0, report.Delivery.Sent);
    }

    private static MessageLedger Ledger()
    {
        var messages = new MessageLedger();
        using var stream = Sample();
        messages.ReadLines(stream);
        return messages;
    }
}
