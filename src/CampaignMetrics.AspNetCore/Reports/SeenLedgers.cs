using System.Security.Claims;
using CampaignMetrics.DependencyInjection;
using Microsoft.AspNetCore.Http;

namespace CampaignMetrics.AspNetCore.Reports;

/// <summary>A ledger, and what a user sees of it.</summary>
internal sealed record SeenLedger(DurableLedger Ledger, ReportAccess Access);

/// <summary>Finds ledgers as users see them: the one way to a ledger for reports and pages.</summary>
internal sealed class SeenLedgers(CampaignLedgers ledgers, IReportVisibility visibility)
{
    /// <summary>Finds a ledger; null where there is none, or the user may not see it.</summary>
    public async ValueTask<SeenLedger?> FindAsync(ClaimsPrincipal user, string ledger, CancellationToken cancellationToken)
    {
        var access = await visibility.FindAsync(user, ledger, cancellationToken).ConfigureAwait(false);
        var found = access is null ? null : await ledgers.FindAsync(ledger, cancellationToken).ConfigureAwait(false);
        return found is null ? null : new SeenLedger(found, access!);
    }

    /// <summary>Answers a request of a ledger, or says that there is none.</summary>
    public async Task AnswerAsync(HttpContext context, string ledger, Func<SeenLedger, Task> answer)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            if (await FindAsync(context.User, ledger, context.RequestAborted).ConfigureAwait(false) is { } seen)
                await answer(seen).ConfigureAwait(false);
            else await Problem.NoLedgerAsync(context).ConfigureAwait(false);
        }
        // Spilled messages cannot be read, or memory was built anew meanwhile.
        catch (Exception e) when (e is IOException or InvalidDataException or ObjectDisposedException && !context.Response.HasStarted)
        {
            await Problem.UnavailableAsync(context).ConfigureAwait(false);
        }
    }
}
