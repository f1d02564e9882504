using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using MaxMind.GeoIP2;

namespace CampaignMetrics.MaxMind;

/// <summary>
/// Uses the web service of MaxMind.GeoIP2 as the places of a ledger: addresses are resolved in advance, and lookups are answered from
/// memory.
/// </summary>
/// <remarks>
/// <para>A ledger looks places up synchronously, and a request for each event would be slow and expensive. So resolve the addresses first
/// with <see cref="ResolveAsync"/>; <see cref="Locate"/> then returns what is known. An address that was not resolved has no place.</para>
/// <para>Answers are kept as long as this object, one for each distinct address, and never requested again. Failures are not kept. The
/// client belongs to the caller, who may dispose it after the last <see cref="ResolveAsync"/>. Safe for use by many threads at once.</para>
/// </remarks>
/// <example>
/// <code>
/// using var client = new WebServiceClient(accountId, licenseKey);
/// var places = new WebServicePlaces(client);
/// ResolveResult result = await places.ResolveAsync(addresses, cancellationToken);
/// var enrichment = new Enrichment { Places = places.Locate };
/// </code>
/// </example>
public sealed class WebServicePlaces
{
    private readonly ConcurrentDictionary<string, Place> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<AddressOutcome>>> _underWay = new(StringComparer.Ordinal);
    private readonly IGeoIP2WebServicesClient _client;
    private readonly MaxMindService _service;
    private readonly int _maxConcurrency;

    /// <summary>Creates the lookup; no request is made yet.</summary>
    /// <param name="client">The client, such as a <see cref="WebServiceClient"/>, with its account, locales and timeout.</param>
    /// <param name="service">The service to request.</param>
    /// <param name="maxConcurrency">The most requests of one call that are under way at once: 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such service, or the number is less than 1.</exception>
    public WebServicePlaces(IGeoIP2WebServicesClient client, MaxMindService service = MaxMindService.City, int maxConcurrency = 8)
    {
        _client = Door.Given(client, nameof(client));
        _service = Door.Known(service, nameof(service));
        _maxConcurrency = Door.Positive(maxConcurrency, nameof(maxConcurrency));
    }

    /// <summary>The place of an address that was resolved; makes no request. Usable as a <see cref="PlaceLookup"/>.</summary>
    /// <param name="ip">The address; a text that is not an address has no place.</param>
    /// <returns>The place; empty where the service has none, or was not asked.</returns>
    public Place Locate(string ip)
    {
        ArgumentNullException.ThrowIfNull(ip);
        return Addresses.TryParse(ip, out var address) && _known.TryGetValue(address.ToString(), out var place) ? place : default;
    }

    /// <summary>Requests every distinct address that is not known yet.</summary>
    /// <param name="addresses">Addresses as events state them, in any order, repeated or not.</param>
    /// <param name="cancellationToken">Ends the asking. The client cannot call a request back: one under way goes on to its timeout, and
    /// its answer is kept.</param>
    /// <returns>The outcome of each distinct address. Failures have a reason and may be resolved again.</returns>
    /// <exception cref="ArgumentException">One of the addresses is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled. The answers until then are kept.</exception>
    [RequiresUnreferencedCode(Trimming.Message)]
    [RequiresDynamicCode(Trimming.Message)]
    public Task<ResolveResult> ResolveAsync(IEnumerable<string> addresses, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var outcomes = new ConcurrentDictionary<string, AddressOutcome>(StringComparer.Ordinal);
        var asked = new Dictionary<string, IPAddress>(StringComparer.Ordinal);
        foreach (var text in addresses)
        {
            ArgumentNullException.ThrowIfNull(text, nameof(addresses));
            if (!Addresses.TryParse(text, out var address)) outcomes[text] = AddressOutcome.Malformed;
            else if (Addresses.IsSpecial(address)) outcomes[address.ToString()] = AddressOutcome.Special;
            else if (_known.ContainsKey(address.ToString())) outcomes[address.ToString()] = AddressOutcome.AlreadyKnown;
            else asked[address.ToString()] = address;
        }
        return AskAllAsync(asked, outcomes, cancellationToken);
    }

    private async Task<ResolveResult> AskAllAsync(
        Dictionary<string, IPAddress> asked, ConcurrentDictionary<string, AddressOutcome> outcomes, CancellationToken cancellationToken)
    {
        var end = new ConcurrentQueue<AddressOutcome>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = _maxConcurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(asked, options, async (pair, token) =>
        {
            // Once the account is refused, all remaining addresses get that outcome without a request.
            if (!end.TryPeek(out var outcome)) outcome = await AskOnceAsync(pair.Key, pair.Value).WaitAsync(token).ConfigureAwait(false);
            if (outcome.EndsAsking()) end.Enqueue(outcome);
            outcomes[pair.Key] = outcome;
        }).ConfigureAwait(false);
        return new ResolveResult([.. outcomes]);
    }

    /// <summary>Concurrent calls for the same address share one request, because each one may cost money.</summary>
    private Task<AddressOutcome> AskOnceAsync(string key, IPAddress address) =>
        // Lazy, because GetOrAdd may run its factory several times in a race.
        _underWay.GetOrAdd(key, _ => new Lazy<Task<AddressOutcome>>(() => AskAndForgetAsync(key, address))).Value;

    private async Task<AddressOutcome> AskAndForgetAsync(string key, IPAddress address)
    {
        // Otherwise the request could end, and be removed, before GetOrAdd has added it: it would then stay for ever.
        await Task.Yield();
        try
        {
            return _known.ContainsKey(key) ? AddressOutcome.AlreadyKnown : await AskAsync(address).ConfigureAwait(false);
        }
        finally
        {
            _underWay.TryRemove(key, out _);
        }
    }

    /// <summary>
    /// Stores the answer here rather than in the caller, so that one that arrives after a cancellation, and was paid for, is not lost.
    /// </summary>
    private async Task<AddressOutcome> AskAsync(IPAddress address)
    {
        try
        {
            return Keep(address, await PlaceOfAsync(address).ConfigureAwait(false));
        }
        catch (Exception e) when (AddressOutcomes.Of(e) is { } outcome)
        {
            return outcome == AddressOutcome.Nowhere ? Keep(address, default) : outcome;
        }
    }

    private AddressOutcome Keep(IPAddress address, Place place)
    {
        _known[address.ToString()] = place;
        return place.IsNowhere ? AddressOutcome.Nowhere : AddressOutcome.Located;
    }

    private async Task<Place> PlaceOfAsync(IPAddress address) => _service switch
    {
        MaxMindService.City => Places.Of(await _client.CityAsync(address).ConfigureAwait(false)),
        MaxMindService.Country => Places.Of(await _client.CountryAsync(address).ConfigureAwait(false)),
        MaxMindService.Insights => Places.Of(await _client.InsightsAsync(address).ConfigureAwait(false)),
    };
}
