namespace CampaignMetrics;

/// <summary>One of several streams cannot be read to its end.</summary>
/// <param name="stream">The stream's index.</param>
/// <param name="inner">What went wrong with it.</param>
public sealed class StreamReadException(int stream, Exception inner) : IOException(inner?.Message, inner)
{
    /// <summary>The stream's index among those that were given.</summary>
    public int StreamIndex { get; } = stream;
}
