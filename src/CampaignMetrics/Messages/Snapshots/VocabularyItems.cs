using CampaignMetrics.Messages.Store;

namespace CampaignMetrics.Messages.Snapshots;

/// <summary>The texts and keys of a ledger as items of frames, in the order of their slots: read back, they have the same slots.</summary>
internal static class VocabularyItems
{
    public static void Write(FrameWriter frames, Vocabulary words)
    {
        Write(frames, FrameKind.Emails, words.Emails, first: 1);
        Write(frames, FrameKind.Agents, words.Agents);
        Write(frames, FrameKind.Addresses, words.Addresses.Kept);
        Write(frames, FrameKind.Urls, words.Urls);
        Write(frames, FrameKind.Texts, words.Texts);
        Write(frames, FrameKind.Segments, words.Segments.Segments);
        for (var set = 1; set < words.Segments.Count; set++) Write(frames, FrameKind.SegmentSets, words.Segments[set].Parent, words.Segments[set].Segment);
        for (var slot = 0; slot < words.Links.Count; slot++) Write(frames, words.Links[slot]);
        for (var slot = 0; slot < words.Places.Count; slot++) Write(frames, FrameKind.Places, words.Places[slot].Country, words.Places[slot].Region, words.Places[slot].City);
        for (var slot = 0; slot < words.Headers.Count; slot++) Write(frames, FrameKind.Headers, words.Headers[slot].Method, words.Headers[slot].Purpose);
        for (var slot = 0; slot < words.Responses.Count; slot++) Write(frames, words.Responses[slot]);
        for (var slot = 0; slot < words.Conversions.Count; slot++) Write(frames, words.Conversions[slot]);
    }

    /// <summary>Reads all items of a frame; false if it holds something else.</summary>
    public static bool TryRead(FrameReader frames, Vocabulary words)
    {
        while (frames.HasMore)
            if (!TryReadItem(frames, words)) return false;
        return true;
    }

    private static bool TryReadItem(FrameReader frames, Vocabulary words)
    {
        switch (frames.Kind)
        {
            case FrameKind.Emails: words.Emails.Add(frames.ReadBytes()); return true;
            case FrameKind.Agents: words.Agents.Add(frames.ReadBytes()); return true;
            case FrameKind.Addresses: words.Addresses.Kept.Add(frames.ReadBytes()); return true;
            case FrameKind.Urls: words.Urls.Add(frames.ReadBytes()); return true;
            case FrameKind.Texts: words.Texts.Add(frames.ReadBytes()); return true;
            case FrameKind.Segments: words.Segments.Segments.Add(frames.ReadBytes()); return true;
            case FrameKind.SegmentSets: words.Segments.Restore(frames.ReadSlot(), frames.ReadSlot()); return true;
            case FrameKind.Links: words.Links.Add(ReadLink(frames)); return true;
            case FrameKind.Places: words.Places.Add(new PlaceKey(frames.ReadSlot(), frames.ReadSlot(), frames.ReadSlot())); return true;
            case FrameKind.Headers: words.Headers.Add(new HeadersKey(frames.ReadSlot(), frames.ReadSlot())); return true;
            case FrameKind.Responses: words.Responses.Add(new ResponseKey(frames.ReadSlot(), frames.ReadSlot(), frames.ReadSlot(), frames.ReadSlot(), frames.ReadSlot())); return true;
            case FrameKind.Conversions: words.Conversions.Add(ReadConversion(frames)); return true;
            default: return false;
        }
    }

    private static void Write(FrameWriter frames, FrameKind kind, TextTable texts, int first = 0)
    {
        for (var slot = first; slot < texts.Count; slot++) frames.WriteItem(kind, texts[slot]);
    }

    private static void Write(FrameWriter frames, FrameKind kind, params ReadOnlySpan<int> slots)
    {
        frames.Begin(kind, slots.Length * VarInt.MaxLength);
        foreach (var slot in slots) frames.WriteSlot(slot);
    }

    private static void Write(FrameWriter frames, LinkKey link) =>
        Write(frames, FrameKind.Links, link.Url, link.Link, link.Variant, (int)link.Part, (int?)link.Role ?? Entry.None);

    private static LinkKey ReadLink(FrameReader frames) => new(
        frames.ReadSlot(), frames.ReadSlot(), frames.ReadSlot(), (EmailPart)frames.ReadSlot(), frames.ReadSlot() is >= 0 and var role ? (LinkRole)role : null);

    private static void Write(FrameWriter frames, ResponseKey response) =>
        Write(frames, FrameKind.Responses, response.Smtp, response.Status, response.Class, response.Reason, response.RemoteMta);

    private static void Write(FrameWriter frames, Conversion conversion)
    {
        frames.Begin(FrameKind.Conversions, 8 * VarInt.MaxLength);
        frames.WriteSlot(conversion.Goal);
        frames.WriteSlot(conversion.Order);
        frames.WriteSlot(conversion.Currency);
        frames.Write(conversion.Amount is null ? 0UL : 1);
        foreach (var part in decimal.GetBits(conversion.Amount ?? 0)) frames.Write((uint)part);
    }

    private static Conversion ReadConversion(FrameReader frames)
    {
        int goal = frames.ReadSlot(), order = frames.ReadSlot(), currency = frames.ReadSlot();
        var hasAmount = frames.ReadNumber() != 0;
        var amount = new decimal([frames.ReadInt(), frames.ReadInt(), frames.ReadInt(), frames.ReadInt()]);
        return new Conversion(goal, order, currency, hasAmount ? amount : null);
    }
}
