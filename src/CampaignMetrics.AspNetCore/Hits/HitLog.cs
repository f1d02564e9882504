using Microsoft.Extensions.Logging;

namespace CampaignMetrics.AspNetCore.Hits;

/// <summary>What tracked mail writes to the log of the host: nothing of a token, a contact or a key.</summary>
internal static partial class HitLog
{
    [LoggerMessage(30, LogLevel.Error, "An event of tracked mail may be lost, since the store of the ledger {Ledger} is away: {Problem}")]
    public static partial void Lost(ILogger logger, string ledger, string problem);

    [LoggerMessage(31, LogLevel.Error, "An event of tracked mail was rejected by the ledger {Ledger}: {Reason}.")]
    public static partial void Rejected(ILogger logger, string ledger, string reason);
}
