using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignMetrics.Cli.Output;
using CampaignMetrics.Cli.Stores;

namespace CampaignMetrics.Cli.Import;

/// <summary>Writes the events of an import, names on standard error what gave no event, and ends with the counts.</summary>
/// <remarks>
/// <para>Event lines go to the target alone, so that they can be piped; every word for people goes to standard error.</para>
/// </remarks>
internal sealed class ImportOutput : IDisposable
{
    /// <summary>How many rows and elements without an event are named; all are counted.</summary>
    private const int MaxNamed = 100;

    private readonly BufferedStream _output;
    private readonly TextWriter _messages;
    private readonly bool _strict;
    private readonly EventBatches? _store;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly EventLineWriter _writer;
    private readonly SortedDictionary<EventType, long> _events = [], _omitted = [];
    private readonly ReasonCounts _skipped = new();
    private readonly List<string> _notes = [];
    private long _others, _refused, _named;
    private bool _isDoubted;

    /// <param name="target">Where event lines go.</param>
    /// <param name="messages">Where words for a person go.</param>
    /// <param name="strict">Whether the first part that cannot be read ends it.</param>
    /// <param name="ledger">What gets the events in place of the target; null for none.</param>
    /// <param name="stopped">Stops between two batches for the store.</param>
    public ImportOutput(
        Stream target, TextWriter messages, bool strict, LedgerTarget? ledger = null, CancellationToken stopped = default)
    {
        (_output, _messages, _strict) = (new BufferedStream(target, 1 << 16), messages, strict);
        _writer = new EventLineWriter(_line);
        if (ledger is not null)
            _store = new EventBatches(ledger, rejection => Skip($"event {Number(rejection.Line)}", rejection.Reason), stopped);
    }

    /// <summary>
    /// Whether there was something to read and no event could be, a file was not read to its end, or one seems to be another provider's.
    /// </summary>
    public bool IsUseless => _refused > 0 || _isDoubted || (_events.Count == 0 && _skipped.Total > 0);

    /// <summary>Writes an event, with the provider's id of the message, which readers of event lines ignore.</summary>
    public void Write(EmailEvent told, string? messageId)
    {
        _events[told.Type] = _events.GetValueOrDefault(told.Type) + 1;
        if (_store is not null)
        {
            _store.Add(told, _events.Values.Sum());
            return;
        }
        _line.ResetWrittenCount();
        _writer.Write(told);
        if (messageId is null)
        {
            _output.Write(_line.WrittenSpan);
            return;
        }
        // The id goes before the closing brace of the line.
        _output.Write(_line.WrittenSpan[..^"}\n".Length]);
        _output.Write(",\"messageId\":\""u8);
        _output.Write(JsonEncodedText.Encode(messageId, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
        _output.Write("\"}\n"u8);
    }

    /// <summary>What is no event of a message.</summary>
    public void Other(string where, string what)
    {
        _others++;
        Name($"{where}: no event of a message: {what}");
    }

    /// <summary>What could not be read.</summary>
    /// <param name="where">The file and the place in it.</param>
    /// <param name="reason">Why: what is counted together has the same words.</param>
    /// <param name="shown">The text that is meant; null for none.</param>
    /// <exception cref="UnusableException">The import is strict.</exception>
    public void Skip(string where, string reason, string? shown = null)
    {
        _skipped.Add(reason);
        var text = shown is null ? reason : $"{reason}: '{Safe.Text(shown, 60)}'";
        Stop(where, text);
        Name($"{where}: {text}");
    }

    /// <summary>Counts further events of a type of which the export does not say when they happened; they are not written.</summary>
    public void Omit(EventType type, long count) => _omitted[type] = _omitted.GetValueOrDefault(type) + count;

    /// <summary>A file that could not be read from some point on.</summary>
    /// <exception cref="UnusableException">The import is strict.</exception>
    public void Refuse(string where, string reason)
    {
        _refused++;
        Stop(where, reason);
        Name($"{where}: {reason}");
    }

    /// <summary>A file that could not be read, or not from some point on.</summary>
    /// <exception cref="UnusableException">The import is strict.</exception>
    public void Refuse(UnreadableFileException fault)
    {
        _refused++;
        if (_strict) throw fault;
        CommandLine.Tell(fault.Message);
    }

    /// <summary>A remark that the user needs to judge the result; each is printed once, at the end.</summary>
    public void Note(string text)
    {
        if (!_notes.Contains(text)) _notes.Add(text);
    }

    /// <summary>What was read seems to be of another kind than the command line says, so that its events may be wrong.</summary>
    public void Doubt(string text)
    {
        _isDoubted = true;
        Note(text);
    }

    /// <summary>Writes what is left, the remarks and the counts.</summary>
    public void Finish()
    {
        _store?.Append();
        _output.Flush();
        if (_named > MaxNamed) _messages.WriteLine($"… and {Number(_named - MaxNamed)} more");
        foreach (var note in _notes) _messages.WriteLine(note);
        _messages.WriteLine(Summary());
    }

    public void Dispose()
    {
        _store?.Dispose();
        _writer.Dispose();
        _output.Dispose();
    }

    private string Summary() =>
        $"events {Number(_events.Values.Sum())}{In(Types(_events))}, skipped {_skipped}, others {Number(_others)}"
        + (_omitted.Count > 0 ? $", without a time of their own {Number(_omitted.Values.Sum())}{In(Types(_omitted))}" : "")
        + (_store is not null ? $", {_store.Counts}" : "")
        + (_refused > 0 ? $", files not read to their end {Number(_refused)}" : "");

    private static string Types(SortedDictionary<EventType, long> counts) =>
        string.Join(", ", counts.Select(each => $"{EventTypes.NameOf(each.Key)} {Number(each.Value)}"));

    private static string In(string text) => text.Length == 0 ? "" : $" ({text})";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void Stop(string where, string reason)
    {
        if (!_strict) return;
        _output.Flush();
        throw new UnusableException(Safe.Text($"{where}: {reason}"), ExitCode.Stopped);
    }

    private void Name(string text)
    {
        if (_named++ < MaxNamed) _messages.WriteLine(Safe.Text(text, 400));
    }
}
