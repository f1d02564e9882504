namespace CampaignMetrics.Messages.Store;

/// <summary>Texts that come again and again, found without hashing them: a few cheap bytes tell where the text was last seen, and it is compared in full. Not for two threads at once.</summary>
internal sealed class RecentTexts(TextTable table)
{
    private const int Places = 256;

    private readonly int[] _slots = NewSlots();

    public int Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return table.Add(text);
        ref var slot = ref _slots[(text.Length * 5 + text[^1] * 3 + text[text.Length / 2] * 7 + text[text.Length * 3 / 4]) & (Places - 1)];
        if (slot == Entry.None || !table[slot].SequenceEqual(text)) slot = table.Add(text);
        return slot;
    }

    private static int[] NewSlots()
    {
        var slots = new int[Places];
        Array.Fill(slots, Entry.None);
        return slots;
    }
}
