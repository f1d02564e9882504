using System.Text.Unicode;
using CampaignMetrics.Events;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Reads one event line into fields without allocating an object. Tries the fast <see cref="EventLineScanner"/> first, then the
/// general <see cref="EventLineReader"/>; both give the same fields. Not thread-safe.</summary>
internal sealed class EventLineParser
{
    private readonly EventLineScanner _scanner = new();

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line; the fields point into it afterwards.</param>
    /// <param name="fields">Receives what the line states.</param>
    /// <returns>Null, or why the line is no event.</returns>
    public string? Parse(ArraySegment<byte> line, EventFields fields) =>
        _scanner.TryScan(line, fields) ? EventLineReader.Finish(fields) : EventLineReader.Read(line, fields);
}
