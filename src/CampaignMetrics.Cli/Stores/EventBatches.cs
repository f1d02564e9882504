using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Stores;

/// <summary>Appends events to a ledger of a store in batches. A batch is kept whole or not at all.</summary>
internal sealed class EventBatches : IDisposable
{
    /// <summary>How many events a batch has.</summary>
    private const int Size = 1000;

    private readonly OpenStore _store;
    private readonly DurableLedger _ledger;
    private readonly Action<Rejection> _onRejected;
    private readonly CancellationToken _stopped;
    private readonly List<EmailEvent> _events = new(Size);
    private readonly List<long> _lines = new(Size);
    private long _new, _duplicates;

    /// <param name="target">Where they go.</param>
    /// <param name="onRejected">Told of each event that the ledger does not take, with its line.</param>
    /// <param name="stopped">Stops between two batches.</param>
    public EventBatches(LedgerTarget target, Action<Rejection> onRejected, CancellationToken stopped)
    {
        (_onRejected, _stopped) = (onRejected, stopped);
        _store = target.Store.OpenOrMake(stopped);
        try
        {
            var options = new LedgerOptions { Spill = Spilling.Of(null) };
            _ledger = _store.Ledger(target.Ledger, options, target.Partitions, usesCatalog: false, stopped);
        }
        catch
        {
            _store.Dispose();
            throw;
        }
    }

    /// <summary>The ledger in memory.</summary>
    public MessageLedger Messages => _ledger.Messages;

    /// <summary>Whether events were appended.</summary>
    public bool HasAppended => _new + _duplicates > 0;

    /// <summary>How many of the events that are kept were new, and how many were known.</summary>
    public string Counts => $"new {Figures.Count(_new)}, duplicate {Figures.Count(_duplicates)}";

    /// <summary>Adds an event, and appends the batch if that makes it full.</summary>
    public void Add(EmailEvent happened, long line)
    {
        _events.Add(happened);
        _lines.Add(line);
        if (_events.Count == Size) Append();
    }

    /// <summary>Appends what is left.</summary>
    public void Append()
    {
        if (_events.Count == 0) return;
        var appended = StorePlace.Guarded(() => _ledger.AppendAsync(_events, _stopped));
        _new += appended.New;
        _duplicates += appended.Duplicates;
        foreach (var (number, reason) in appended.Rejected) _onRejected(new Rejection(_lines[(int)number - 1], reason));
        _events.Clear();
        _lines.Clear();
    }

    public void Dispose()
    {
        _ledger.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _store.Dispose();
    }
}
