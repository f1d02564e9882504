using System.Text;
using CampaignMetrics.AspNetCore.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>Writes changes of ledgers as server-sent events (HTML, section 9.2). An event says that there is another state, whose id it
/// has, and nothing of the numbers: the page asks for those that it shows.</summary>
internal sealed class ChangeStreams(LedgerWatches watches, ReportTags tags, IOptions<CampaignPageOptions> options, TimeProvider time)
{
    /// <summary>The least time between two events, so that a ledger that never rests does not keep pages busy.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>How long nothing may be sent: proxies end connections on which nothing happens.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <summary>How often it is asked again what the user sees.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromMinutes(1);

    /// <summary>Writes until the user may see the ledger no more, or has to ask again.</summary>
    public async Task WriteAsync(FollowedLedger followed, CancellationToken cancellationToken)
    {
        var watch = watches.Enter(followed.Seen.Ledger);
        try
        {
            await WriteAsync(followed, watch, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            watches.Leave(followed.Seen.Ledger);
        }
    }

    private async Task WriteAsync(FollowedLedger followed, LedgerWatch watch, CancellationToken cancellationToken)
    {
        var (began, asked, known) = (time.GetTimestamp(), time.GetTimestamp(), followed.Known);
        // In milliseconds: how soon a browser comes back.
        await SendAsync(followed, "retry: 1000\n\n", cancellationToken).ConfigureAwait(false);
        while (time.GetElapsedTime(began) < options.Value.StreamLifetime)
        {
            if (time.GetElapsedTime(asked) >= Trust)
            {
                if (!await followed.IsStillSeenAsync(cancellationToken).ConfigureAwait(false)) return;
                asked = time.GetTimestamp();
            }
            // Before the state is looked at: what changes meanwhile ends the waiting.
            var last = watch.Look();
            var state = tags.StateOf(followed.Seen, followed.AskedNow());
            if (state == known) await WaitAsync(followed, last, cancellationToken).ConfigureAwait(false);
            else
            {
                await SendAsync(followed, EventOf(state, last.At), cancellationToken).ConfigureAwait(false);
                known = state;
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits for a change, or says after a while that all is well.</summary>
    private async Task WaitAsync(FollowedLedger followed, LedgerChange last, CancellationToken cancellationToken)
    {
        await last.Next.WaitAsync(Silence, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        if (!last.Next.IsCompleted) await SendAsync(followed, ":\n\n", cancellationToken).ConfigureAwait(false);
    }

    private static string EventOf(string state, DateTimeOffset at) => $"id: {state}\ndata: {{\"at\":\"{at.UtcDateTime:O}\"}}\n\n";

    private static async Task SendAsync(FollowedLedger followed, string text, CancellationToken cancellationToken)
    {
        var response = followed.Context.Response;
        await response.WriteAsync(text, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
        await response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
