using System.Net;
using BenchmarkDotNet.Attributes;
using CampaignMetrics.Geolocation;
using CampaignMetrics.Geolocation.Networks;

namespace CampaignMetrics.Benchmarks;

/// <summary>Look-ups of random IPv4 addresses in a real city database, each text of which has been seen before.</summary>
[MemoryDiagnoser]
public class GeolocationBenchmarks
{
    private const int Count = 1_000_000;

    private readonly IPAddress[] _addresses = new IPAddress[Count];
    private GeoDatabase _mapped = null!;
    private GeoDatabase _loaded = null!;
    private NetworkSet _networks = null!;

    [GlobalSetup]
    public void Open()
    {
        var random = new Random(20_260_101);
        for (var i = 0; i < Count; i++) _addresses[i] = new IPAddress(random.NextInt64(1L << 32));
        _mapped = GeoDatabase.Open(CityDatabase.Path);
        _loaded = GeoDatabase.Load(CityDatabase.Path);
        _networks = new NetworkSet(Enumerable.Range(0, 10_000).Select(i => Network.Of(_addresses[i], 24)));
        foreach (var address in _addresses) _ = (_mapped.Locate(address), _loaded.Locate(address));
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public int Country_mapped() => Countries(_mapped);

    [Benchmark(OperationsPerInvoke = Count)]
    public int Country_loaded() => Countries(_loaded);

    [Benchmark(OperationsPerInvoke = Count)]
    public int Everything_mapped() => Places(_mapped);

    [Benchmark(OperationsPerInvoke = Count)]
    public int Everything_loaded() => Places(_loaded);

    [Benchmark(OperationsPerInvoke = Count)]
    public int In_ten_thousand_networks()
    {
        var found = 0;
        foreach (var address in _addresses) found += _networks.Contains(address) ? 1 : 0;
        return found;
    }

    [Benchmark]
    public GeoDatabase Opening_mapped() => GeoDatabase.Open(CityDatabase.Path);

    private int Countries(GeoDatabase database)
    {
        var found = 0;
        foreach (var address in _addresses) found += database.CountryCode(address) is null ? 0 : 1;
        return found;
    }

    private int Places(GeoDatabase database)
    {
        var found = 0;
        foreach (var address in _addresses) found += database.Locate(address).City is null ? 0 : 1;
        return found;
    }
}
