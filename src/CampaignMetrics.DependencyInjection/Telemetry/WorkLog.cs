using Microsoft.Extensions.Logging;

namespace CampaignMetrics.DependencyInjection.Telemetry;

/// <summary>What the background work writes to the log of the host: names of ledgers, numbers, what a store said of a failure.</summary>
internal static partial class WorkLog
{
    [LoggerMessage(1, LogLevel.Information, "The store is open, with {Ledgers} ledgers.")]
    public static partial void IsOpen(ILogger logger, int ledgers);

    [LoggerMessage(2, LogLevel.Error, "{Work} of the ledger {Ledger} failed, and is tried again: {Problem}")]
    public static partial void Failed(ILogger logger, string work, string ledger, string problem);

    [LoggerMessage(3, LogLevel.Information, "{Work} of the ledger {Ledger} works again.")]
    public static partial void WorksAgain(ILogger logger, string work, string ledger);

    [LoggerMessage(4, LogLevel.Information, "Events of the ledger {Ledger} from before {Instant:O} were deleted: {Events}.")]
    public static partial void Dropped(ILogger logger, string ledger, DateTimeOffset instant, long events);

    [LoggerMessage(5, LogLevel.Information, "A newer database of places is in use, of {Day:O}.")]
    public static partial void HasNewPlaces(ILogger logger, DateOnly day);

    [LoggerMessage(6, LogLevel.Warning, "The database of places was not replaced, since the newer file is none: {Problem}")]
    public static partial void RefusedPlaces(ILogger logger, string problem);

    [LoggerMessage(7, LogLevel.Warning, "The snapshot of the ledger {Ledger} could not be used or saved, nothing is lost: {Problem}")]
    public static partial void HasSnapshotProblem(ILogger logger, string ledger, string problem);
}
