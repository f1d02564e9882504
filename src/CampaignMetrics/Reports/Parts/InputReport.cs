using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>What came in. lines = events + duplicates + rejected, as far as they came as lines.</summary>
/// <param name="Lines">Lines that were not blank.</param>
/// <param name="Events">Distinct events.</param>
/// <param name="Duplicates">Events whose id their message knew already.</param>
/// <param name="Rejected">The first 100 rejected lines.</param>
/// <param name="RejectedCount">All rejected lines.</param>
public sealed record InputReport(long Lines, long Events, long Duplicates, ImmutableArray<Rejection> Rejected, long RejectedCount);
