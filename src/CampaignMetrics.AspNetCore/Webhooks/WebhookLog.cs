using Microsoft.Extensions.Logging;

namespace CampaignMetrics.AspNetCore.Webhooks;

/// <summary>What webhooks write to the log of the host. Reasons are the library's own sentences, and hold nothing of a request.</summary>
internal static partial class WebhookLog
{
    [LoggerMessage(20, LogLevel.Warning, "A request of {Provider} for the ledger {Ledger} was not verified: {Reason}.")]
    public static partial void Unverified(ILogger logger, string provider, string ledger, string? reason);

    [LoggerMessage(21, LogLevel.Warning, "{Elements} elements of a request of {Provider} for the ledger {Ledger} are no events: {Reason}.")]
    public static partial void Skipped(ILogger logger, int elements, string provider, string ledger, string reason);

    [LoggerMessage(22, LogLevel.Warning, "A request of {Provider} for the ledger {Ledger} could not be read to its end: {Reason}.")]
    public static partial void Refused(ILogger logger, string provider, string ledger, string reason);

    [LoggerMessage(23, LogLevel.Error, "The store took no events of {Provider} for the ledger {Ledger}, which sends them again: {Problem}")]
    public static partial void Unstored(ILogger logger, string provider, string ledger, string problem);

    [LoggerMessage(24, LogLevel.Information, "A subscription of {Provider} for the ledger {Ledger} was confirmed: {Topic}.")]
    public static partial void Confirmed(ILogger logger, string provider, string ledger, string topic);

    [LoggerMessage(25, LogLevel.Warning, "A subscription of {Provider} for the ledger {Ledger} could not be confirmed: {Topic}.")]
    public static partial void Unconfirmed(ILogger logger, string provider, string ledger, string topic);

    [LoggerMessage(26, LogLevel.Warning, "The certificate at {Url} cannot be had, or is not trusted.")]
    public static partial void NoCertificate(ILogger logger, Uri url);
}
