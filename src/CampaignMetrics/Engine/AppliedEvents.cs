using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>What became of the events of one call of <see cref="MessageLedger.Apply(IEnumerable{EmailEvent})"/> or
/// <see cref="DurableLedger.AppendAsync"/>.</summary>
/// <param name="New">How many events the ledger did not have. Where messages were spilled to disk (<see cref="LedgerOptions.Spill"/>),
/// duplicates among them count as new.</param>
/// <param name="Duplicates">How many events the ledger had already, or that came twice in the call.</param>
/// <param name="Rejected">The events that are none, each with its place in the call, from 1, as its line, and the reason. They are not
/// stored.</param>
/// <remarks>The default value of this type is no answer: its <see cref="Rejected"/> is the default array.</remarks>
public readonly record struct AppliedEvents(long New, long Duplicates, ImmutableArray<Rejection> Rejected);
