using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Links;

namespace CampaignMetrics.Messages;

/// <summary>The texts and numbers that all messages of a ledger share, as slots. Any threads may add and read.</summary>
internal sealed class Vocabulary
{
    private readonly Interner<SlotTuple>?[] _groups = new Interner<SlotTuple>?[EventSchema.GroupCount];

    /// <summary>Slot 0 of the emails is none, and so is that of the links.</summary>
    /// <param name="templates">What is kept apart of links.</param>
    public Vocabulary(LinkTemplates templates)
    {
        Templates = templates;
        Emails.Add(default);
        UrlTemplates.Add(default);
        foreach (var group in EventSchema.Groups)
            if (!group.IsSingle) _groups[group.Index] = new Interner<SlotTuple>();
    }

    public TextTable Emails { get; } = new();
    public TextTable Agents { get; } = new();
    public AddressTable Addresses { get; } = new();

    /// <summary>What is alike of links, however many recipients they carry: the spelling itself where it carries none.</summary>
    public TextTable UrlTemplates { get; } = new();

    /// <summary>What makes them.</summary>
    public LinkTemplates Templates { get; }

    public TextTable Texts { get; } = new();
    public Interner<DecimalKey> Decimals { get; } = new();
    public SegmentSets Segments { get; } = new();

    /// <summary>What a group of several properties came as.</summary>
    public Interner<SlotTuple> this[SlotGroup group] => _groups[group.Index]!;

    /// <summary>The table that keeps texts of a kind; not for addresses, which have one of their own.</summary>
    public TextTable TableOf(TextKind kind) => kind switch
    {
        TextKind.Agent => Agents,
        TextKind.Url => UrlTemplates,
        TextKind.Other => Texts,
        TextKind.Address => throw new NotSupportedException("Addresses are no texts."),
    };

    /// <summary>The text, or null for <see cref="Slot.None"/>.</summary>
    public string? Text(int slot) => slot == Slot.None ? null : Texts.Text(slot);

    /// <summary>A link as it came.</summary>
    /// <param name="slot">Its slot among <see cref="UrlTemplates"/>.</param>
    /// <param name="values">The recipient's values, as its event keeps them.</param>
    public string UrlOf(int slot, ReadOnlySpan<byte> values) =>
        values.IsEmpty ? UrlTemplates.Text(slot) : Encoding.UTF8.GetString(LinkTemplates.Fill(UrlTemplates[slot], values));

    /// <summary>The slot of a property in what a group came as.</summary>
    /// <param name="group">The group.</param>
    /// <param name="slot">The group's slot, or <see cref="Slot.None"/>.</param>
    /// <param name="property">One of its properties.</param>
    /// <returns>The property's slot, or <see cref="Slot.None"/>; of links that have no URL, 0.</returns>
    public int SlotOf(SlotGroup group, int slot, EventProperty property)
    {
        if (slot == Slot.None || group.IsSingle) return slot;
        return this[group][slot][group.PositionOf(property)];
    }

    /// <summary>The text of a property in what a group came as; null for none.</summary>
    /// <inheritdoc cref="SlotOf"/>
    public string? TextOf(SlotGroup group, int slot, EventProperty property) => Text(SlotOf(group, slot, property));

    /// <summary>An exact number in what a group came as; null for none.</summary>
    /// <inheritdoc cref="SlotOf"/>
    public decimal? DecimalOf(SlotGroup group, int slot, EventProperty property) =>
        SlotOf(group, slot, property) is >= 0 and var number ? Decimals[number].Value : null;
}
