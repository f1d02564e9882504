using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace CampaignMetrics.Tests.Support.Hosts;

/// <summary>What the meters of one host measure: each as "instrument unit tag=value …: sum".</summary>
internal sealed class Measurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _sums = new(StringComparer.Ordinal);

    /// <param name="scope">The factory of the host, by which its meters are told from those of other tests.</param>
    public Measurements(IMeterFactory scope)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "CampaignMetrics" && instrument.Meter.Scope == scope) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyDictionary<string, double> Sums
    {
        get
        {
            _listener.RecordObservableInstruments();
            return _sums;
        }
    }

    public double Of(string name) => Sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = $"{instrument.Name} {instrument.Unit}";
        foreach (var (key, tag) in tags) name += $" {key}={tag}";
        _sums.AddOrUpdate(name, value, (_, sum) => sum + value);
    }
}
