using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Webhooks;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>The sources that were registered, made once: a key that is none stops the start.</summary>
internal sealed class RegisteredSources : IWebhookSources
{
    private readonly Dictionary<string, List<WebhookSource>> _sources = new(StringComparer.Ordinal);

    public RegisteredSources(IEnumerable<NamedSource> sources, IOptions<CampaignMetricsOptions> options, IServiceProvider services)
    {
        foreach (var named in sources)
        {
            var source = named.Make(services);
            if (!options.Value.TakesAnyLedger && !options.Value.Ledgers.Contains(named.Ledger))
                throw new InvalidOperationException($"AddWebhook names the ledger '{named.Ledger}': add it to options.Ledgers.");
            if (Find(named.Ledger, source.Provider.Name) is not null)
                throw new InvalidOperationException(
                    $"AddWebhook names {source.Provider} twice for the ledger '{named.Ledger}': a verifier takes several keys.");
            if (!_sources.TryGetValue(named.Ledger, out var known)) _sources[named.Ledger] = known = [];
            known.Add(source);
        }
    }

    public ValueTask<WebhookSource?> FindAsync(string ledger, string provider, CancellationToken cancellationToken) =>
        new(Find(ledger, provider));

    private WebhookSource? Find(string ledger, string provider)
    {
        if (!_sources.TryGetValue(ledger, out var known)) return null;
        var found = WebhookProvider.Find(provider, [.. known.Select(source => source.Provider)]);
        return found is null ? null : known.Find(source => source.Provider == found);
    }
}
