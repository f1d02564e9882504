using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>The tables of all distinct texts and numbers that the events of a ledger name. Thread-safe.</summary>
/// <remarks>
/// <para>Few user agents, URLs and server responses come again in millions of events. Each is stored once here and gets a slot; the logs of
/// messages and the <see cref="Entry"/> hold slots only, and rules compare numbers instead of texts.</para>
/// </remarks>
internal sealed class Vocabulary : IDisposable
{
    private readonly Interner<SlotTuple>?[] _groups = new Interner<SlotTuple>?[EventSchema.GroupCount];

    /// <summary>Makes empty tables. In those of emails and of URLs, slot 0 is the empty text and means none.</summary>
    /// <param name="templates">Separates URLs from the recipient's values in them.</param>
    /// <param name="newStream">Makes a stream for texts where memory is short; null where all stay in memory.</param>
    public Vocabulary(LinkTemplates templates, Func<Stream>? newStream = null)
    {
        Templates = templates;
        UrlTemplates = new TextTable(newStream is null ? null : new SpilledTexts(newStream));
        Texts = new TextTable(newStream is null ? null : new SpilledTexts(newStream));
        Emails.Add(default);
        UrlTemplates.Add(default);
        foreach (var group in EventSchema.Groups)
            if (!group.IsSingle) _groups[group.Index] = new Interner<SlotTuple>();
    }

    public TextTable Emails { get; } = new();
    public TextTable Agents { get; } = new();
    public AddressTable Addresses { get; } = new();

    /// <summary>URLs with the recipient's values cut out, so that the links of all recipients share one text; a URL without such values is
    /// its own template.</summary>
    public TextTable UrlTemplates { get; }

    /// <summary>Cuts URLs into template and values.</summary>
    public LinkTemplates Templates { get; }

    public TextTable Texts { get; }
    public Interner<DecimalKey> Decimals { get; } = new();
    public SegmentSets Segments { get; } = new();

    /// <summary>The distinct combinations of slots in which a group of several properties occurred.</summary>
    public Interner<SlotTuple> this[SlotGroup group] => _groups[group.Index]!;

    /// <summary>Spills the texts of which there may be as many as events: URLs, keys of sendings and of orders, server responses.</summary>
    public void Spill()
    {
        UrlTemplates.Spill();
        Texts.Spill();
    }

    /// <summary>Closes the streams.</summary>
    public void Dispose()
    {
        UrlTemplates.Dispose();
        Texts.Dispose();
    }

    /// <summary>The table for texts of a kind; not for IP addresses, whose table is <see cref="Addresses"/>.</summary>
    public TextTable TableOf(TextKind kind) => kind switch
    {
        TextKind.Agent => Agents,
        TextKind.Url => UrlTemplates,
        TextKind.Other => Texts,
        TextKind.Address => throw new NotSupportedException("Addresses are no texts."),
    };

    /// <summary>The text, or null for <see cref="Slot.None"/>.</summary>
    public string? Text(int slot) => slot == Slot.None ? null : Texts.Text(slot);

    /// <summary>The URL of a click as its event stated it.</summary>
    /// <param name="slot">Its slot in <see cref="UrlTemplates"/>.</param>
    /// <param name="values">The recipient's values, packed, as the event's record holds them.</param>
    public string UrlOf(int slot, ReadOnlySpan<byte> values) =>
        values.IsEmpty
            ? UrlTemplates.Text(slot)
            : Encoding.UTF8.GetString(LinkTemplates.Fill(UrlTemplates[slot], PackedValues.Unpack(values)));

    /// <summary>The slot of one property of a group.</summary>
    /// <param name="group">The group.</param>
    /// <param name="slot">The slot of the group's combination, or <see cref="Slot.None"/>.</param>
    /// <param name="property">One of the group's properties.</param>
    /// <returns>The property's slot, or <see cref="Slot.None"/>; for a link without a URL 0.</returns>
    public int SlotOf(SlotGroup group, int slot, EventProperty property)
    {
        if (slot == Slot.None || group.IsSingle) return slot;
        return this[group][slot][group.PositionOf(property)];
    }

    /// <summary>The text of one property of a group; null for none.</summary>
    /// <inheritdoc cref="SlotOf"/>
    public string? TextOf(SlotGroup group, int slot, EventProperty property) => Text(SlotOf(group, slot, property));

    /// <summary>The exact number of one property of a group; null for none.</summary>
    /// <inheritdoc cref="SlotOf"/>
    public decimal? DecimalOf(SlotGroup group, int slot, EventProperty property) =>
        SlotOf(group, slot, property) is >= 0 and var number ? Decimals[number].Value : null;
}
