using System.Globalization;

namespace CampaignMetrics.Cli.Stores;

/// <summary>Reads the log of a ledger block by block, and says what is wrong with a block.</summary>
internal sealed class LogReader(OpenStore store, string ledger, CancellationToken cancellationToken)
{
    /// <summary>The position of the last block of each partition, as far as they were read.</summary>
    private readonly long[] _ends = new long[store.PartitionsOf(ledger, cancellationToken)];

    /// <summary>How many partitions the ledger has.</summary>
    public int Partitions => _ends.Length;

    /// <summary>How many blocks were read.</summary>
    public long Blocks { get; private set; }

    /// <summary>How many events were read.</summary>
    public long Events { get; private set; }

    /// <summary>Reads all blocks, partition by partition in order.</summary>
    /// <param name="wrong">Gets what is wrong with a block, with its place.</param>
    /// <returns>The lines of each block that is right.</returns>
    /// <exception cref="UnusableException">The store fails.</exception>
    public IEnumerable<byte[]> Read(Action<string> wrong) => Enumerable.Range(0, Partitions)
        .SelectMany(partition => Read(partition, fault => wrong(Invariant($"partition {partition}, {fault}"))));

    private IEnumerable<byte[]> Read(int partition, Action<string> wrong)
    {
        var blocks = store.Log.ReadAsync(new LogPartition(ledger, partition), 0, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            // Only the reading is guarded: what the caller does with the lines fails in its own words.
            while (StorePlace.Guarded(() => NextAsync(blocks, partition, wrong)) is { } logged)
            {
                var expected = _ends[partition] + 1;
                if (logged.Position != expected) wrong(Gap(expected, logged.Position - 1));
                _ends[partition] = logged.Position;
                Blocks++;
                if (Fault(logged.Block, out var lines) is { } fault)
                {
                    wrong(Invariant($"block {logged.Position}: {fault}"));
                    continue;
                }
                Events += logged.Block.Events;
                yield return lines;
            }
        }
        finally
        {
            blocks.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <returns>The next block; null at the end, and where a row cannot be read.</returns>
    private async Task<LoggedBlock?> NextAsync(IAsyncEnumerator<LoggedBlock> blocks, int partition, Action<string> wrong)
    {
        try
        {
            return await blocks.MoveNextAsync().ConfigureAwait(false) ? blocks.Current : null;
        }
        catch (InvalidDataException e)
        {
            wrong(Invariant($"after block {_ends[partition]}: {e.Message}"));
            return null;
        }
    }

    /// <summary>What the newest snapshot covers that the log does not have any more; null if nothing is.</summary>
    /// <remarks>Asked after all blocks were read.</remarks>
    public string? Lost() => StorePlace.Guarded(async () =>
    {
        var snapshot = await store.Snapshots.LoadAsync(ledger, cancellationToken).ConfigureAwait(false);
        if (snapshot is null) return null;
        await using var _ = snapshot.ConfigureAwait(false);
        for (var i = 0; i < Math.Min(_ends.Length, snapshot.Positions.Length); i++)
            if (snapshot.Positions[i] > _ends[i])
                return Invariant($"partition {i}, {Gap(_ends[i] + 1, snapshot.Positions[i])}, which the snapshot covers");
        return null;
    });

    private static string? Fault(EventBlock block, out byte[] lines)
    {
        lines = [];
        try
        {
            lines = block.ToLines();
        }
        catch (InvalidDataException e)
        {
            return $"is damaged: {e.Message}";
        }
        if (BatchId.Of(lines) != block.Id) return "its lines are not those of its id: the SHA-256 differs";
        var events = lines.AsSpan().Count((byte)'\n');
        return events == block.Events ? null : Invariant($"has {events} lines, and says {block.Events} events");
    }

    private static string Gap(long first, long last) =>
        first == last ? Invariant($"block {first} is missing") : Invariant($"blocks {first} to {last} are missing");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
