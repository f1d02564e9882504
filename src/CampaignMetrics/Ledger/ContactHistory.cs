using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Ledger;

namespace CampaignMetrics;

/// <summary>What happened to the messages of a contact. Its JSON is <c>campaign-metrics/history/v1</c>.</summary>
[JsonConverter(typeof(DataConverter<ContactHistory>)), JsonForm<ContactHistoryConverter>]
public sealed record ContactHistory
{
    /// <summary>The contact.</summary>
    public required ContactId Contact { get; init; }

    /// <summary>The definition.</summary>
    public required Definition Definition { get; init => field = Door.Given(value); }

    /// <summary>Which messages. Who looked at them it does not keep.</summary>
    public required ReportScope Scope { get; init => field = Door.Given(value); }

    /// <summary>How many events are not shown, and why; only reasons that apply. Not how many opens, clicks and views without leave: that
    /// would tell of them.</summary>
    public ImmutableArray<LeftOutCount> LeftOut { get; init => field = Door.Given(value); } = [];

    /// <summary>The events by time, then by id, type and email.</summary>
    public ImmutableArray<HistoryItem> Items { get; init => field = Door.Given(value); } = [];

    /// <summary>Writes the events as <see cref="MessageLedger.Export(Stream, EventQuery?, CancellationToken)"/> does: lines that read back
    /// as the events.</summary>
    /// <param name="target">Where the lines go, NDJSON in UTF-8; left open.</param>
    /// <exception cref="IOException">The target cannot be written.</exception>
    public void WriteLines(Stream target)
    {
        ArgumentNullException.ThrowIfNull(target);
        using var lines = new HistoryLines(target);
        foreach (var item in Items) lines.Write(item);
    }

    /// <summary>Whether both say the same.</summary>
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

/// <summary>What an export gave.</summary>
/// <param name="Events">How many events.</param>
/// <param name="LeftOut">How many it did not give, and why; only reasons that apply.</param>
public sealed record ExportedEvents(long Events, ImmutableArray<LeftOutCount> LeftOut);
