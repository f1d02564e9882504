using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>The events of a contact's messages, each with what is known about it. Its JSON is <c>campaign-metrics/history/v1</c>.</summary>
/// <remarks>
/// <para>
/// For the timeline on a contact's page: see <see cref="MessageLedger.History(ContactId, EventQuery?, CancellationToken)"/>. For all
/// contacts at once, export instead.
/// </para>
/// </remarks>
[JsonConverter(typeof(DataConverter<ContactHistory>)), JsonForm<ContactHistoryConverter>]
public sealed record ContactHistory
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The definition that decides which events count.</summary>
    public required Definition Definition { get; init => field = Door.Given(value); }

    /// <summary>Which messages it covers. The viewer is not kept: it is always <see cref="Viewer.OfAll"/> here.</summary>
    public required ReportScope Scope { get; init => field = Door.Given(value); }

    /// <summary>How many events are not shown, by reason; only reasons that occur. Opens, clicks and views that may not be shown under the
    /// contact's name are not counted here, since their number would reveal them.</summary>
    public ImmutableArray<LeftOutCount> LeftOut { get; init => field = Door.Given(value); } = [];

    /// <summary>The events by time, then by id, type and email.</summary>
    public ImmutableArray<HistoryItem> Items { get; init => field = Door.Given(value); } = [];

    /// <summary>The events as a table, for spreadsheets and other programs: their properties and labels.</summary>
    public Table ToTable() => HistoryTable.Of(_ => Items);

    /// <summary>Writes the events as event lines, like <see cref="MessageLedger.Export(Stream, EventQuery?, CancellationToken)"/>: reading
    /// them gives the same events again.</summary>
    /// <param name="target">Where the lines go, NDJSON in UTF-8; left open.</param>
    /// <param name="cancellationToken">Cancels the writing, before the next 64 KB; lines that were written stay.</param>
    /// <exception cref="IOException">The target cannot be written.</exception>
    /// <exception cref="OperationCanceledException">The writing was cancelled.</exception>
    public void WriteLines(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        HistoryLines.Write(Items, target, cancellationToken);
    }

    /// <inheritdoc cref="WriteLines"/>
    public Task WriteLinesAsync(Stream target, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(target);
        return HistoryLines.WriteAsync(Items, target, cancellationToken);
    }

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other history.</param>
    public bool Equals(ContactHistory? other) =>
        other is not null && Contact == other.Contact && Definition == other.Definition && Scope == other.Scope
        && LeftOut.AsSpan().SequenceEqual(other.LeftOut.AsSpan())
        && Items.AsSpan().SequenceEqual(other.Items.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Contact, LeftOut.Length, Items.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ContactHistory>.Shown(this);
}
