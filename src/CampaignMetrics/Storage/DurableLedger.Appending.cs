using CampaignMetrics.Engine.Store;
using CampaignMetrics.Storage;

namespace CampaignMetrics;

public sealed partial class DurableLedger
{
    // Calls that wait for their turn: the next one takes all of them along, so that they wait for the store together.
    private readonly List<PendingAppend> _pending = [];

    private async Task<AppliedEvents> LogAsync(PreparedEvents events, CancellationToken cancellationToken)
    {
        var call = new PendingAppend(events);
        lock (_pending) _pending.Add(call);
        if (!await HasTurnAsync(call, cancellationToken).ConfigureAwait(false)) return await call.Answer.ConfigureAwait(false);
        try
        {
            if (!call.Answer.IsCompleted) await LogPendingAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
        var appended = await call.Answer.ConfigureAwait(false);
        await SaveIfDueAsync().ConfigureAwait(false);
        return appended;
    }

    /// <summary>Waits for a call's turn.</summary>
    /// <returns>Whether it has it; <see langword="false"/> if it was cancelled after another call had taken it along.</returns>
    private async Task<bool> HasTurnAsync(PendingAppend call, CancellationToken cancellationToken)
    {
        try
        {
            await EnterAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch
        {
            lock (_pending)
                if (_pending.Remove(call)) throw;
            return false;
        }
    }

    /// <summary>Logs and applies what all waiting calls append; their answers tell what became of it.</summary>
    private async Task LogPendingAsync(CancellationToken cancellationToken)
    {
        PendingAppend[] calls;
        lock (_pending)
        {
            calls = [.. _pending];
            _pending.Clear();
        }
        try
        {
            // One call's cancellation must not be that of others.
            var counts = await LogAsync(calls, calls.Length == 1 ? cancellationToken : CancellationToken.None).ConfigureAwait(false);
            for (var i = 0; i < calls.Length; i++) calls[i].Done(counts[i]);
        }
        catch (Exception failure)
        {
            foreach (var call in calls) call.Failed(failure);
        }
    }

    /// <returns>What became of the events of each call.</returns>
    private async Task<EventCounts[]> LogAsync(PendingAppend[] calls, CancellationToken cancellationToken)
    {
        PreparedBlock[] blocks = [.. calls.SelectMany(call => call.Events.Blocks)];
        var appended = blocks.Length == 0
            ? []
            : await _log.AppendAsync([.. blocks.Select(prepared => prepared.Block)], cancellationToken).ConfigureAwait(false);
        // The events are in the log: from here on nothing is cancelled.
        await _follower.CatchUpAsync(blocks, appended, CancellationToken.None).ConfigureAwait(false);
        var (counts, next) = (new EventCounts[calls.Length], 0);
        for (var i = 0; i < calls.Length; i++)
            foreach (var prepared in calls[i].Events.Blocks) counts[i] += _follower.Apply(prepared, appended[next++]);
        Messages.KeepToLimit();
        return counts;
    }
}
