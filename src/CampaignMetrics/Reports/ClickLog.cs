using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>The counted clicks of one store by contact, in scope or not: what conversions that name no email are attributed by. Texts stay in the store, which only grows.</summary>
internal sealed class ClickLog(MessageStore store)
{
    private readonly List<(int Contact, long At, int Id, bool InScope)> _clicks = [];

    public void Add(int contact, long at, int id, bool inScope) => _clicks.Add((contact, at, id, inScope));

    /// <summary>Hands on the clicks of these contacts.</summary>
    public void CopyTo(Dictionary<string, List<ContactClick>> byContact)
    {
        var needed = new Dictionary<int, List<ContactClick>>();
        foreach (var (contact, clicks) in byContact)
            if (store.Contacts.IndexOf(contact) is >= 0 and var slot) needed.Add(slot, clicks);
        if (needed.Count == 0) return;
        foreach (var click in _clicks)
            if (needed.TryGetValue(click.Contact, out var clicks))
                clicks.Add(new ContactClick(click.At, System.Text.Encoding.UTF8.GetString(store.Ids[click.Id]), click.InScope));
    }
}

/// <summary>A counted click of a contact; the latest is the last of several, and of two at one instant the one with the ordinally larger id.</summary>
internal readonly record struct ContactClick(long At, string Id, bool InScope) : IComparable<ContactClick>
{
    public int CompareTo(ContactClick other) => At != other.At ? At.CompareTo(other.At) : string.CompareOrdinal(Id, other.Id);
}

/// <summary>A conversion that names no email.</summary>
internal readonly record struct UnnamedConversion(string Contact, long At, string Currency, decimal Amount);
