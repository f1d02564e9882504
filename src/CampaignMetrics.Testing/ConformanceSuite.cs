using System.Collections.Immutable;

namespace CampaignMetrics.Testing;

/// <summary>The checks of one port, by their names.</summary>
internal sealed class ConformanceSuite<TPort>(params ConformanceCheck<TPort>[] checks) where TPort : class
{
    public ImmutableArray<string> Names { get; } = [.. checks.Select(check => check.Name)];

    public Task RunAsync(string check, Func<CancellationToken, Task<TPort>> open, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(open);
        var known = checks.FirstOrDefault(known => known.Name == check)
            ?? throw new ArgumentException($"There is no check '{check}'.", nameof(check));
        return known.RunAsync(open, cancellationToken);
    }
}
