using System.Text.Unicode;
using CampaignMetrics.Events;

namespace CampaignMetrics.Engine.Lines;

/// <summary>Reads one event line into fields, without an object per event. Not for two threads at once.</summary>
internal sealed class EventLineParser
{
    private readonly EventLineScanner _scanner = new();

    /// <param name="line">The line, which the fields point into afterwards.</param>
    /// <param name="fields">Receives what it states.</param>
    /// <returns>Null, or why the line is no event.</returns>
    public string? Parse(ArraySegment<byte> line, EventFields fields) =>
        _scanner.TryScan(line, fields) ? EventLineReader.Finish(fields) : EventLineReader.Read(line, fields);
}
