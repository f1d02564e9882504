namespace CampaignMetrics.Tests.Messages;

/// <summary>Emails are added daily: catalog and enrichment of a ledger can be replaced while it lives.</summary>
public sealed class ReplacedKnowledgeTests
{
    private static readonly EmailCatalog Autumn = new([new Email { Id = Some.Email, Name = "Autumn" }]);

    [Fact]
    public void A_new_catalog_names_emails_of_earlier_events()
    {
        var ledger = Some.Ledger(Some.Sent());
        ledger.Catalog = Autumn;
        Assert.Equal("Autumn", Assert.Single(ledger.Report().Emails).Name);
    }

    [Fact]
    public void A_report_of_before_stays_as_it_was()
    {
        var ledger = Some.Ledger(Some.Sent());
        var before = ledger.Report();
        ledger.Catalog = Autumn;
        Assert.Null(Assert.Single(before.Emails).Name);
    }

    [Fact]
    public void A_replaced_catalog_gives_the_report_of_a_ledger_that_began_with_it()
    {
        EmailEvent[] events = [Some.Sent(), Some.Delivered(), Some.Opened(), Some.Clicked()];
        var replaced = Some.Ledger(events);
        replaced.Catalog = Autumn;
        Assert.Equal(Some.Ledger(new LedgerOptions { Catalog = Autumn }, events).Report().ToJson(), replaced.Report().ToJson());
    }

    [Fact]
    public void New_enrichment_labels_earlier_events()
    {
        var ledger = Some.Ledger(Some.Sent(), Some.Delivered(), Some.Clicked(ip: "192.0.2.1"));
        ledger.Enrichment = new Enrichment { ScannerNetworks = _ => true };
        Assert.Equal(0, ledger.Report().Counts[Metric.Clicked]);
    }

    [Fact]
    public void Catalog_and_enrichment_are_replaced_apart()
    {
        var ledger = new MessageLedger();
        var enrichment = new Enrichment { ScannerNetworks = _ => true };
        ledger.Catalog = Autumn;
        ledger.Enrichment = enrichment;
        Assert.Equal((Autumn, enrichment), (ledger.Catalog, ledger.Enrichment));
    }

    [Fact]
    public void No_catalog_is_refused_by_its_name() =>
        Assert.Equal("Catalog", Assert.Throws<ArgumentNullException>(() => new MessageLedger().Catalog = null!).ParamName);
}
