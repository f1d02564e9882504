using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>The counted clicks of one store by contact, in scope or not: what conversions that name no email are attributed by. Texts stay in the store, which only grows.</summary>
internal sealed class ClickLog(MessageStore store)
{
    private readonly List<(int Contact, int Email, long At, int Id, bool InScope)> _clicks = [];

    public void Add(in MessageState message, in Entry click, bool inScope) => _clicks.Add((message.Contact, message.Email, click.At, click.Id, inScope));

    /// <summary>Hands on the clicks of these contacts.</summary>
    public void CopyTo(Dictionary<string, List<ContactClick>> byContact)
    {
        var needed = new Dictionary<int, List<ContactClick>>();
        foreach (var (contact, clicks) in byContact)
            if (store.Contacts.IndexOf(contact) is >= 0 and var slot) needed.Add(slot, clicks);
        if (needed.Count == 0) return;
        foreach (var click in _clicks)
            if (needed.TryGetValue(click.Contact, out var clicks))
                clicks.Add(new ContactClick(click.At, System.Text.Encoding.UTF8.GetString(store.Ids[click.Id]), store.Emails.Text(click.Email), click.InScope));
    }
}

/// <summary>A counted click of a contact; the latest is the last of several, of two at one instant the one with the ordinally larger id, and of two emails' with one id that of the larger email.</summary>
internal readonly record struct ContactClick(long At, string Id, string Email, bool InScope) : IComparable<ContactClick>
{
    public int CompareTo(ContactClick other)
    {
        if (At != other.At) return At.CompareTo(other.At);
        return string.CompareOrdinal(Id, other.Id) is not 0 and var byId ? byId : string.CompareOrdinal(Email, other.Email);
    }
}

/// <summary>A conversion that names no email.</summary>
internal readonly record struct UnnamedConversion(string Contact, long At, string Currency, decimal Amount);
