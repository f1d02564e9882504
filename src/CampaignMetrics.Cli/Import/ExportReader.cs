using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Import;

/// <summary>Reads an export in CSV, in which each row reports one event, or everything that happened to a recipient.</summary>
/// <remarks>
/// <para>The preset says what the columns mean, BoundEvent finds them in the header, EventDraft makes each event, and ImportOutput writes
/// and counts it.</para>
/// </remarks>
internal sealed class ExportReader
{
    private const string NoTime = "without a time: --at TIME gives one";

    private readonly ImportSettings _settings;
    private readonly ImportOutput _output;
    private readonly ExportPreset _preset;
    private readonly Moments _moments;
    private readonly List<BoundEvent> _events;
    private readonly CellPath? _emailFrom;
    private readonly EventDraft _draft = new();
    private string _where = "";
    private string? _unknown;

    /// <exception cref="UnusableException">The file's columns do not say enough.</exception>
    public ExportReader(ExportPreset preset, CsvHeader header, ImportSettings settings, ImportOutput output)
    {
        (_preset, _settings, _output) = (preset, settings, output);
        // The user's formats are tried before those of the preset.
        _moments = new Moments([.. settings.Formats, .. preset.Formats], settings.Zone);
        _emailFrom = settings.EmailFrom is { } from
            ? header.Find(from) ?? throw new UnusableException($"--email-from: {ExportColumns.Missing(from, header)}")
            : null;
        var shared = ColumnMap.Of(preset.Map);
        var bound = preset.Events.Select(rule => new BoundEvent(rule, shared, header));
        var told = bound.Where(each => each.IsTold && each.Has("recipient")).ToList();
        if (told.Count == 0) throw new UnusableException($"it has not the columns of {preset.Name}: {ExportColumns.List(header)}");
        _events = [.. told.Where(each => each.Rule.Type is not { } type || settings.Takes(type))];
        if (_events.Count == 0)
            throw new UnusableException($"{preset.Name} tells of {ExportColumns.Types(told)}, not of what --type names");
        NeedsEmail();
    }

    /// <summary>Reads all rows.</summary>
    public void Read(CsvRows rows, string file)
    {
        while (rows.Read() is { } row)
        {
            _where = $"{file}:{row.Line}";
            if (row.Fault is { } fault) _output.Skip(_where, fault);
            else Read(row.Cells);
        }
        if (rows.Refusal is { } refusal) _output.Refuse(file, refusal);
        if (_moments.Doubt is { } doubt) _output.Note($"{file}: {doubt}");
        if (_settings.Map is not null && _unknown is { } word)
            _output.Note($"{file}: '{word}' is no type that counts here; --types '{word}=TYPE' says which it is");
        if (Lacking() is { Length: > 0 } lacking) _output.Note($"{file}: {_preset.Name}: the export lacks {lacking}");
    }

    private string Lacking() =>
        string.Join("; ", new[] { _preset.Lacks, IsEmailGiven ? "" : _preset.LacksEmail }.Where(words => words.Length > 0));

    private bool IsEmailGiven => _settings.Email is not null || _settings.EmailFrom is not null;

    private void NeedsEmail()
    {
        var hasEmail = _settings.Email is not null || _emailFrom is not null;
        if (hasEmail || !_events.Any(each => NeedsEmail(each.Rule.Type) && !each.Has("email"))) return;
        throw new UnusableException("the file does not say which email it is of: say it with --email KEY, or with --email-from COLUMN");
    }

    private static bool NeedsEmail(EventType? type) =>
        // These may concern the contact alone.
        type is not (EventType.Unsubscribed or EventType.Resubscribed or EventType.SpamReported)
        and not (EventType.Unbounced or EventType.Converted);

    private void Read(string[] cells)
    {
        foreach (var told in _events)
        {
            // A row that names no link may still have a count of clicks, which then gives one click.
            if (told.IsByLink(cells)) ReadLinks(told, cells);
            else if (told.Rule.IsEveryRow) ReadOne(told, cells, told.At(cells));
            else ReadIfTold(told, cells);
        }
    }

    /// <summary>Something in the cell of the time, or a number that is not zero in that of the count, says that it happened.</summary>
    private void ReadIfTold(BoundEvent told, string[] cells)
    {
        if (!told.IsSaid(cells)) return;
        var (at, count) = (told.At(cells), Occurrence.Count(told.Count(cells)));
        // A flag or a count in the column of the time says that it happened, but not when.
        var isMoment = !Occurrence.IsNo(at) && !Occurrence.IsYes(at);
        if (!ReadOne(told, cells, isMoment ? at : "")) return;
        if (count > 1) Omit(told, count - 1);
    }

    private void ReadLinks(BoundEvent told, string[] cells)
    {
        foreach (var (url, column) in told.Links)
        {
            if (Occurrence.IsNo(cells[column])) continue;
            var count = Occurrence.Count(cells[column]);
            if (ReadOne(told, cells, "", url) && count > 1) Omit(told, count - 1);
        }
    }

    /// <returns>False where it gave no event.</returns>
    private bool ReadOne(BoundEvent told, string[] cells, string at, string? url = null)
    {
        _draft.Clear();
        told.Fill(_draft, cells);
        if (url is not null) _draft["url"] = url;
        if (TypeOf(told) is not { } type) return false;
        if (at.Length > 0)
        {
            if (_moments.TryRead(at, out var moment) is { } reason) return Skip(reason, at);
            _draft.SetAt(moment);
        }
        else if (_settings.At is { } stated) _draft.SetAt(stated);
        else return Skip($"{EventTypes.NameOf(type)} {NoTime}");
        return Write(type, cells);
    }

    private EventType? TypeOf(BoundEvent told)
    {
        if (told.Rule.Type is { } constant) return constant;
        var word = _draft["type"] ?? "";
        if (_settings.Words.Find(word) is not { } type)
        {
            if (word.Length == 0) _output.Skip(_where, "no type");
            else Other(Safe.Text(word, 80));
            return null;
        }
        _draft["bounceClass"] ??= EventTypes.BounceClass(word);
        return _settings.Takes(type) ? type : null;
    }

    private void Other(string word)
    {
        _unknown ??= word;
        _output.Other(_where, word);
    }

    private bool Write(EventType type, string[] cells)
    {
        _draft["type"] = EventTypes.NameOf(type);
        _draft["bounceClass"] = _draft["bounceClass"]?.ToLowerInvariant();
        CutMessageId();
        if (_settings.Email is { } key) _draft["email"] = key;
        else if (_emailFrom is { } from) _draft["email"] = from.In(cells);
        var read = _draft.Read(_preset.Provider);
        if (read.Event is not { } made) return Skip(read.Reason!);
        _output.Write(made, _draft[ColumnMap.MessageId]);
        return true;
    }

    private void CutMessageId()
    {
        if (_draft[ColumnMap.MessageId] is not { } id) return;
        // Where the message's id also is the email's key, both are cut, so that they stay equal.
        var isEmail = _draft["email"] == id;
        foreach (var end in _preset.MessageIdEnds)
            if (id.IndexOf(end, StringComparison.Ordinal) is > 0 and var at) id = id[..at];
        _draft[ColumnMap.MessageId] = id;
        if (isEmail) _draft["email"] = id;
    }

    private bool Skip(string reason, string? shown = null)
    {
        _output.Skip(_where, reason, shown);
        return false;
    }

    /// <summary>Counts further events of a row, which has one time for all: none is made up.</summary>
    private void Omit(BoundEvent told, long count)
    {
        if (told.Rule.Type is { } type) _output.Omit(type, count);
    }
}
