using CampaignMetrics.DependencyInjection;
using CampaignMetrics.TrackedMail;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>What became of the events of a request.</summary>
internal enum Recording
{
    /// <summary>They are durable, or there were none.</summary>
    Durable,

    /// <summary>The host has no such ledger.</summary>
    NoLedger,

    /// <summary>The store is away: they may be lost.</summary>
    Lost,
}

/// <summary>Records the events of a request in the ledger that its token names. Requests that come together share one write.</summary>
internal sealed class HitRecorder(
    CampaignLedgers ledgers, HitTelemetry telemetry, IOptions<CampaignTrackingOptions> options, TimeProvider time,
    ILogger<CampaignLedgers> logger)
{
    public async Task<Recording> RecordAsync(TrackingAnswer answer)
    {
        var token = answer.Token!;
        try
        {
            // A client that is gone changes nothing: the events are worth keeping.
            return await AppendAsync(answer, token.Ledger).WaitAsync(options.Value.StoreTimeout, time).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException or TimeoutException)
        {
            if (answer.Events.IsEmpty) return Recording.Lost;
            telemetry.Lost(token.Kind, answer.Events.Length);
            HitLog.Lost(logger, token.Ledger, e.Message);
            return Recording.Lost;
        }
    }

    private async Task<Recording> AppendAsync(TrackingAnswer answer, string ledger)
    {
        if (await ledgers.FindAsync(ledger).ConfigureAwait(false) is null) return Recording.NoLedger;
        if (answer.Events.IsEmpty) return Recording.Durable;
        var applied = await ledgers.AppendAsync(ledger, "tracking", answer.Events).ConfigureAwait(false);
        if (applied.Rejected is not [var first, ..]) return Recording.Durable;
        HitLog.Rejected(logger, ledger, first.Reason);
        telemetry.Lost(answer.Token!.Kind, applied.Rejected.Length);
        return Recording.Lost;
    }
}
