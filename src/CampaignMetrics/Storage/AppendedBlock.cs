namespace CampaignMetrics;

/// <summary>What became of a block that was appended to a log.</summary>
/// <param name="Position">Its position in its partition, from 1. For a block that the log had already, the position that it has.</param>
/// <param name="IsNew">Whether it was added now; <see langword="false"/> if the log had it already.</param>
/// <remarks>The default value of this type is a known block at position 0, where none stands.</remarks>
public readonly record struct AppendedBlock(long Position, bool IsNew);
