using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CampaignMetrics.Webhooks.Verification;
using Microsoft.Extensions.Logging;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>Fetches the certificates with which Amazon SNS signs, from Amazon's hosts alone, checks their chains, and keeps them.</summary>
/// <remarks>Source: Amazon SNS developer guide, "Verifying the signatures of Amazon SNS messages".</remarks>
internal sealed class AmazonCertificates(IHttpClientFactory clients, TimeProvider time, ILogger<AmazonCertificates> logger)
    : ICertificateSource, IDisposable
{
    /// <summary>Amazon has one certificate a region at a time.</summary>
    private const int MostKept = 100;

    /// <summary>For how long a URL that gave no certificate is not asked again: anybody can invent such URLs.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>The roots that are trusted; null for the machine's.</summary>
    public X509Certificate2Collection? Roots { get; init; }

    public async ValueTask<X509Certificate2?> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        if (!AmazonHost.Is(url)) return null;
        if (Known(url) is { } known) return known.Certificate;
        await _fetching.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // Another request may have fetched it meanwhile.
            if (Known(url) is { } fetched) return fetched.Certificate;
            var certificate = await FetchAsync(url, cancellationToken).ConfigureAwait(false);
            if (certificate is null) WebhookLog.NoCertificate(logger, url);
            Keep(url, certificate);
            return certificate;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose()
    {
        lock (_kept)
            foreach (var kept in _kept.Values) kept.Certificate?.Dispose();
        _fetching.Dispose();
    }

    private Kept? Known(Uri url)
    {
        lock (_kept) return _kept.TryGetValue(url.AbsoluteUri, out var kept) && kept.Until > time.GetUtcNow() ? kept : null;
    }

    /// <summary>Keeps an answer as long as it holds. Those that no longer hold leave when there are many.</summary>
    private void Keep(Uri url, X509Certificate2? certificate)
    {
        var now = time.GetUtcNow();
        lock (_kept)
        {
            if (_kept.Count >= MostKept)
                foreach (var old in _kept.Where(one => one.Value.Until <= now || one.Value.Certificate is null).ToList())
                    _kept.Remove(old.Key);
            if (_kept.Count < MostKept)
                _kept[url.AbsoluteUri] = new Kept(certificate, certificate is null ? now + Pause : certificate.NotAfter.ToUniversalTime());
        }
    }

    private async Task<X509Certificate2?> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(AmazonHost.Client);
        try
        {
            var certificate = X509Certificate2.CreateFromPem(await client.GetStringAsync(url, cancellationToken).ConfigureAwait(false));
            if (IsAmazons(certificate, url)) return certificate;
            certificate.Dispose();
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or CryptographicException
            || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private bool IsAmazons(X509Certificate2 certificate, Uri url)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.VerificationTime = time.GetUtcNow().UtcDateTime;
        // It came from the pinned host over TLS; a list of revocations that is away must not stop all webhooks.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        if (Roots is { } roots)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        }
        return chain.Build(certificate) && (certificate.MatchesHostname("sns.amazonaws.com") || certificate.MatchesHostname(url.Host));
    }

    private readonly record struct Kept(X509Certificate2? Certificate, DateTimeOffset Until);
}
