using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>A snapshot that is being read from a store.</summary>
public sealed class StoredSnapshot : IAsyncDisposable
{
    /// <summary>A snapshot.</summary>
    /// <param name="positions">For each partition, the position of the last block that it covers; 0 for none.</param>
    /// <param name="content">Its bytes; closed with the snapshot.</param>
    public StoredSnapshot(ImmutableArray<long> positions, Stream content) =>
        (Positions, Content) = (Door.Given(positions, nameof(positions)), Door.Given(content, nameof(content)));

    /// <summary>For each partition, the position of the last block that it covers; 0 for none.</summary>
    public ImmutableArray<long> Positions { get; }

    /// <summary>Its bytes.</summary>
    public Stream Content { get; }

    /// <summary>Closes the content.</summary>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
