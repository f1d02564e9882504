using System.Security.Claims;

namespace CampaignMetrics.AspNetCore;

/// <summary>Decides what a user sees. Register one where there is more than one ledger: customers must not see each other's.</summary>
public interface IReportVisibility
{
    /// <summary>Finds what a user sees of a ledger. Called for each request, by many threads at once.</summary>
    /// <param name="user">The user, as the host has authenticated them.</param>
    /// <param name="ledger">The ledger's name, as the address states it: any text.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>What they see; null if they may not see the ledger, which is answered as if there were none.</returns>
    ValueTask<ReportAccess?> FindAsync(ClaimsPrincipal user, string ledger, CancellationToken cancellationToken);
}
