namespace CampaignMetrics.Contacts.Storage;

/// <summary>The order of contradicting statements of one contact, of which the last holds: by time, then the one that mails less, then by
/// address. It is total.</summary>
internal sealed class ContactEventOrder : IComparer<ContactEvent>
{
    public static ContactEventOrder Instance { get; } = new();

    public int Compare(ContactEvent? x, ContactEvent? y)
    {
        if (ReferenceEquals(x, y)) return 0;
        if (x is null || y is null) return x is null ? -1 : 1;
        var order = x.At.UtcTicks.CompareTo(y.At.UtcTicks);
        if (order == 0) order = Strictness(x).CompareTo(Strictness(y));
        return order == 0 ? string.CompareOrdinal((x as AddressStated)?.Address, (y as AddressStated)?.Address) : order;
    }

    private static int Strictness(ContactEvent told) => told is ContactRemoved or Suppressed ? 1 : 0;
}
