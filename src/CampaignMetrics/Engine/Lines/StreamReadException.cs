namespace CampaignMetrics;

/// <summary>Thrown when one of several streams cannot be read to its end.</summary>
/// <param name="stream">The zero-based index of the stream.</param>
/// <param name="inner">The exception that reading it threw.</param>
public sealed class StreamReadException(int stream, Exception inner) : IOException(inner?.Message, inner)
{
    /// <summary>The zero-based index of the stream among those that were given.</summary>
    public int StreamIndex { get; } = stream;
}
