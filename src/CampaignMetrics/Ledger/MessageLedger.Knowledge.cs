namespace CampaignMetrics;

public sealed partial class MessageLedger
{
    private readonly Lock _replacing = new();
    private volatile LedgerOptions _options;

    /// <summary>The emails that are known by more than their key. It can be replaced at any time, for example when an email is added:
    /// reports that begin afterwards use the new one, for events of before too.</summary>
    /// <value>The default value is that of <see cref="LedgerOptions.Catalog"/>.</value>
    public EmailCatalog Catalog
    {
        get => _options.Catalog;
        set => Replace(options => options with { Catalog = value });
    }

    /// <summary>The knowledge of user agents, places, bounces and networks that labels events. It can be replaced at any time: reports that
    /// begin afterwards use the new one, for events of before too.</summary>
    /// <value>The default value is that of <see cref="LedgerOptions.Enrichment"/>.</value>
    public Enrichment Enrichment
    {
        get => _options.Enrichment;
        set => Replace(options => options with { Enrichment = value });
    }

    private void Replace(Func<LedgerOptions, LedgerOptions> replacement)
    {
        // Catalog and enrichment may be replaced by two threads at once, and neither may be lost.
        lock (_replacing) _options = replacement(_options);
    }
}
