using CampaignMetrics.AspNetCore.Reports;
using Microsoft.AspNetCore.Http;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>A ledger that a page follows, and who looks.</summary>
/// <param name="Context">The request.</param>
/// <param name="Ledgers">Finds the ledger.</param>
/// <param name="Reader">Reads what the page shows of it.</param>
/// <param name="Name">Its name.</param>
internal sealed record FollowedLedger(HttpContext Context, SeenLedgers Ledgers, PageReader Reader, string Name)
{
    /// <summary>What the user saw when that was asked for last.</summary>
    public required SeenLedger Seen { get; set; }

    /// <summary>The state that the page knows; null where it says nothing.</summary>
    public string? Known => PageReader.KnownBy(Context.Request);

    /// <summary>What the page shows, as its parameters mean it now: days pass.</summary>
    public string AskedNow() => Reader.Read(Context.Request, Seen).Page.Key;

    /// <summary>Asks again what the user sees; false where they see nothing any more.</summary>
    public async ValueTask<bool> IsStillSeenAsync(CancellationToken cancellationToken)
    {
        if (await Ledgers.FindAsync(Context.User, Name, cancellationToken).ConfigureAwait(false) is not { } seen) return false;
        Seen = seen;
        return true;
    }
}
