using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.DependencyInjection;

/// <summary>Says at start what is wrong with the settings, and what to do.</summary>
internal sealed class OptionsChecks(IServiceProvider services) : IValidateOptions<CampaignMetricsOptions>
{
    public ValidateOptionsResult Validate(string? name, CampaignMetricsOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(CampaignMetricsOptions options)
    {
        if (services.GetService<StoreSource>() is null)
            yield return "There is no store: call UseSqlite(path), UsePostgreSql(…) or UseStore(…) behind AddCampaignMetrics.";
        if (options.Ledgers.Count == 0 && !options.TakesAnyLedger)
            yield return "There is no ledger: add a name to options.Ledgers, or set options.TakesAnyLedger.";
        foreach (var ledger in options.Ledgers.Where(ledger => !LedgerName.IsOne(ledger)))
            yield return $"options.Ledgers: '{ledger}' is no name: 1 to {LogPartition.MaxLedgerLength} characters, no control characters.";
        if (options.Definitions.Count == 0) yield return "options.Definitions: there is none.";
        foreach (var twice in options.Definitions.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Where(one => one.Count() > 1))
            yield return $"options.Definitions: two have the name '{twice.Key}'.";
        if (!IsInterval(options.RefreshInterval)) yield return "options.RefreshInterval: more than 0, and at most a day.";
        if (options.SnapshotInterval is { } snapshots && !IsInterval(snapshots))
            yield return "options.SnapshotInterval: more than 0 and at most a day, or null for none.";
        if (options.Retention < TimeSpan.FromDays(1)) yield return "options.Retention: a day or more, or null to keep events for ever.";
        if (options.MaxLag <= TimeSpan.Zero) yield return "options.MaxLag: more than 0.";
    }

    private static bool IsInterval(TimeSpan span) => span > TimeSpan.Zero && span <= TimeSpan.FromDays(1);
}
