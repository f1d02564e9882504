using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Messages;

/// <summary>Keeps one state per message (an email to a contact) and answers any definition's report over them. Events may come in any order and more than once.</summary>
/// <remarks>Not for two threads at once. Memory grows with messages and their distinct opens and clicks, not with lines.</remarks>
public sealed partial class MessageLedger
{
    private readonly LedgerOptions _options;
    private readonly MessageStore _store = new();
    private readonly FieldBuffer _buffer = new();
    private readonly InputSum _input = new();

    /// <summary>An empty ledger.</summary>
    /// <param name="options">What it knows beside its events; null for the defaults.</param>
    public MessageLedger(LedgerOptions? options = null) => _options = options ?? LedgerOptions.Default;

    /// <summary>How many distinct events came.</summary>
    public long EventCount => _store.Events;

    /// <summary>Folds one event in; the same id again changes nothing.</summary>
    /// <param name="applied">The event.</param>
    /// <exception cref="ArgumentException">It names no recipient, or no email although its type needs one.</exception>
    public void Apply(EmailEvent applied)
    {
        ArgumentNullException.ThrowIfNull(applied);
        var fields = new EventFields();
        applied.Fill(_buffer, ref fields);
        if (EventRules.Check(fields) is { } reason) throw new ArgumentException(reason, nameof(applied));
        _store.Apply(ref fields);
    }

    /// <summary>Folds in what a source gave: an event, or a rejected line, which is counted.</summary>
    /// <param name="read">What was read.</param>
    public void Apply(EventRead read)
    {
        if (read.Line > 0) _input.Lines++;
        if (read.Event is { } applied) Apply(applied);
        else _input.Reject(new Rejection(read.Line, read.Reason ?? "nothing was read"));
    }

    /// <summary>The report of a scope under a definition.</summary>
    /// <param name="definition">The definition; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">What the report is about; null for everything, by day, in UTC.</param>
    public Report Report(Definition? definition = null, ReportScope? scope = null)
    {
        definition ??= Definition.HubSpot;
        scope ??= ReportScope.All;
        var sums = Tally.Of(_store, _options.Catalog, _options.Enrichment, definition, scope);
        sums.Input.Add(_input);
        sums.Input.Events += _store.Events;
        sums.Input.Duplicates += _store.Duplicates;
        return new Report(sums, definition, scope);
    }
}
