namespace CampaignMetrics.Messages.Store;

/// <summary>The texts that all messages of a ledger share, as slots. Any threads may add and read.</summary>
internal sealed class Vocabulary
{
    /// <summary>Slot 0 of the emails is none.</summary>
    public Vocabulary() => Emails.Add(default);

    public TextTable Emails { get; } = new();
    public TextTable Agents { get; } = new();
    public AddressTable Addresses { get; } = new();
    public TextTable Urls { get; } = new();
    public TextTable Texts { get; } = new();
    public SegmentSets Segments { get; } = new();
    public Interner<LinkKey> Links { get; } = new();
    public Interner<PlaceKey> Places { get; } = new();
    public Interner<HeadersKey> Headers { get; } = new();
    public Interner<ResponseKey> Responses { get; } = new();
    public Interner<Conversion> Conversions { get; } = new();

    /// <summary>The text, or null for <see cref="Entry.None"/>.</summary>
    public string? Text(int slot) => slot == Entry.None ? null : Texts.Text(slot);
}
