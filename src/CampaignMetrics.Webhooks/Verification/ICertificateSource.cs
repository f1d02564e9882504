using System.Security.Cryptography.X509Certificates;

namespace CampaignMetrics.Webhooks.Verification;

/// <summary>Fetches the certificates with which requests are signed.</summary>
public interface ICertificateSource
{
    /// <summary>
    /// Fetches the certificate at a URL. An implementation must validate its chain and should cache it: the same URL is requested again and
    /// again.
    /// </summary>
    /// <param name="url">The address; the caller has checked that it is the provider's.</param>
    /// <param name="cancellationToken">Cancels the waiting.</param>
    /// <returns>Null where there is none, or where it is not trusted.</returns>
    ValueTask<X509Certificate2?> FindAsync(Uri url, CancellationToken cancellationToken);
}
