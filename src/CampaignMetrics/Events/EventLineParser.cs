using System.Text.Unicode;

namespace CampaignMetrics.Events;

/// <summary>Reads one event line into fields, without an object per event. Not for two threads at once: spans point into the line and into its scratch.</summary>
internal sealed class EventLineParser
{
    private readonly TextScratch _scratch = new();
    private readonly EventLineScanner _scanner;
    private readonly EventLineReader _reader;

    public EventLineParser()
    {
        _scanner = new EventLineScanner(_scratch);
        _reader = new EventLineReader(_scratch);
    }

    /// <returns>Null, or why the line is no event.</returns>
    public string? Parse(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        _scratch.Prepare(line.Length);
        return _scanner.TryScan(line, ref fields) ? Finish(ref fields) : Read(line, ref fields);
    }

    /// <summary>Reads any line in the careful way.</summary>
    public string? Read(ReadOnlySpan<byte> line, ref EventFields fields)
    {
        if (!Utf8.IsValid(line)) return "not valid UTF-8";
        _scratch.Prepare(line.Length);
        fields.Clear();
        return _reader.Read(line, ref fields) ?? Finish(ref fields);
    }

    private string? Finish(ref EventFields fields)
    {
        if (EventRules.Check(fields) is { } reason) return reason;
        fields.Recipient = ContactKeys.Canonical(fields.Recipient, _scratch.Free);
        RecordFields.Keep(ref fields, _scratch.Free[fields.Recipient.Length..]);
        return null;
    }
}
