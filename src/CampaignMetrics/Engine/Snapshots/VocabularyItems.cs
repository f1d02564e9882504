using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Engine.Snapshots;

/// <summary>Writes and reads the texts and numbers of a ledger as items of frames, in the order of their slots: read back into an empty
/// vocabulary, they get the same slots again, which the messages' records rely on.</summary>
internal static class VocabularyItems
{
    /// <summary>Writes all items.</summary>
    /// <returns>The kind of each item, after it is written.</returns>
    public static IEnumerable<FrameKind> Write(FrameWriter frames, Vocabulary words)
    {
        foreach (var (kind, texts, first) in Texts(words))
        {
            for (var slot = first; slot < texts.Count; slot++)
            {
                frames.WriteItem(kind, texts[slot]);
                yield return kind;
            }
        }
        for (var set = 1; set < words.Segments.Count; set++)
        {
            Write(frames, FrameKind.SegmentSets, words.Segments[set].Parent, words.Segments[set].Segment);
            yield return FrameKind.SegmentSets;
        }
        for (var slot = 0; slot < words.Decimals.Count; slot++)
        {
            Write(frames, words.Decimals[slot]);
            yield return FrameKind.Decimals;
        }
        foreach (var (number, group) in EventSchema.Groups.Index())
        {
            if (group.IsSingle) continue;
            for (var slot = 0; slot < words[group].Count; slot++)
            {
                Write(frames, number, group, words[group][slot]);
                yield return FrameKind.Groups;
            }
        }
    }

    /// <summary>Reads all items of a frame; false if it holds something else.</summary>
    public static bool TryRead(FrameReader frames, Vocabulary words)
    {
        while (frames.HasMore)
            if (!TryReadItem(frames, words)) return false;
        return true;
    }

    /// <summary>The tables of texts, each with its first slot to write: slot 0 of emails and URLs exists in every vocabulary.</summary>
    private static (FrameKind Kind, TextTable Texts, int First)[] Texts(Vocabulary words) =>
    [
        (FrameKind.Emails, words.Emails, 1), (FrameKind.Agents, words.Agents, 0), (FrameKind.Addresses, words.Addresses.Kept, 0),
        (FrameKind.Urls, words.UrlTemplates, 1), (FrameKind.Texts, words.Texts, 0), (FrameKind.Segments, words.Segments.Segments, 0),
    ];

    private static bool TryReadItem(FrameReader frames, Vocabulary words)
    {
        switch (frames.Kind)
        {
            case FrameKind.Emails: words.Emails.Add(frames.ReadBytes()); return true;
            case FrameKind.Agents: words.Agents.Add(frames.ReadBytes()); return true;
            case FrameKind.Addresses: words.Addresses.Kept.Add(frames.ReadBytes()); return true;
            case FrameKind.Urls: AddUrl(frames.ReadBytes(), words); return true;
            case FrameKind.Texts: words.Texts.Add(frames.ReadBytes()); return true;
            case FrameKind.Segments: words.Segments.Segments.Add(frames.ReadBytes()); return true;
            case FrameKind.SegmentSets: words.Segments.Restore(frames.ReadSlot(), frames.ReadSlot()); return true;
            case FrameKind.Decimals: words.Decimals.Add(ReadDecimal(frames)); return true;
            case FrameKind.Groups: return TryReadGroup(frames, words);
            default: return false;
        }
    }

    /// <summary>Adds a URL template, unless a value was cut out of it that this ledger keeps: the snapshot had other ignored
    /// parameters.</summary>
    /// <exception cref="InvalidDataException">The value of a parameter is missing that tells links apart in this ledger.</exception>
    private static void AddUrl(ReadOnlySpan<byte> template, Vocabulary words)
    {
        if (words.Templates.UnknownIn(template) is { } parameter)
            throw new InvalidDataException(
                $"its links are kept without the ignored parameter '{parameter}': LedgerOptions.IgnoredParameters must have it too");
        words.UrlTemplates.Add(template);
    }

    private static void Write(FrameWriter frames, FrameKind kind, params ReadOnlySpan<int> slots)
    {
        frames.Begin(kind, slots.Length * VarInt.MaxLength);
        foreach (var slot in slots) frames.WriteSlot(slot);
    }

    private static void Write(FrameWriter frames, int number, SlotGroup group, SlotTuple tuple)
    {
        frames.Begin(FrameKind.Groups, (1 + group.Properties.Length) * VarInt.MaxLength);
        frames.Write((uint)number);
        for (var position = 0; position < group.Properties.Length; position++) frames.WriteSlot(tuple[position]);
    }

    private static bool TryReadGroup(FrameReader frames, Vocabulary words)
    {
        var number = frames.ReadInt();
        if ((uint)number >= (uint)EventSchema.Groups.Length || EventSchema.Groups[number] is not { IsSingle: false } group) return false;
        Span<int> slots = stackalloc int[group.Properties.Length];
        foreach (ref var slot in slots) slot = frames.ReadSlot();
        words[group].Add(SlotTuple.Of(slots));
        return true;
    }

    private static void Write(FrameWriter frames, DecimalKey number)
    {
        frames.Begin(FrameKind.Decimals, 4 * VarInt.MaxLength);
        foreach (var part in decimal.GetBits(number.Value)) frames.Write((uint)part);
    }

    private static DecimalKey ReadDecimal(FrameReader frames) =>
        new(new decimal([frames.ReadInt(), frames.ReadInt(), frames.ReadInt(), frames.ReadInt()]));
}
