using System.Text;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>
/// The counted clicks of one store by contact, in scope or not: what conversions that
/// name no email are attributed by. Keys stay texts of the store, which only grow.
/// </summary>
internal sealed class ClickLog(TextTable contacts, TextTable emails)
{
    private readonly GrowingList<Click> _clicks = new();
    private byte[] _ids = [];
    private int _idBytes;

    public void Add(in MessageState message, in Entry click, ReadOnlySpan<byte> id, bool inScope)
    {
        if (_ids.Length - _idBytes < id.Length) Array.Resize(ref _ids, Math.Max(_ids.Length * 2, _idBytes + id.Length + 256));
        id.CopyTo(_ids.AsSpan(_idBytes));
        _clicks.Add(new Click(click.At, message.Contact, message.Email, _idBytes, id.Length, inScope));
        _idBytes += id.Length;
    }

    /// <summary>Hands on the clicks of these contacts.</summary>
    public void CopyTo(Dictionary<string, List<ContactClick>> byContact)
    {
        var needed = new List<ContactClick>?[contacts.Count];
        foreach (var (contact, clicks) in byContact)
            if (contacts.IndexOf(contact) is >= 0 and var slot && slot < needed.Length) needed[slot] = clicks;
        for (var i = 0; i < _clicks.Count; i++)
            if (_clicks[i] is var click && needed[click.Contact] is { } clicks)
                clicks.Add(
                    new ContactClick(
                        click.At, Encoding.UTF8.GetString(_ids, click.Id, click.IdLength), emails.Text(click.Email), click.InScope));
    }

    private readonly record struct Click(long At, int Contact, int Email, int Id, int IdLength, bool InScope);
}

/// <summary>
/// A counted click of a contact; the latest is the last of several, of two at one instant the
/// one with the ordinally larger id, and of two emails' with one id that of the larger email.
/// </summary>
internal sealed record ContactClick(long At, string Id, string Email, bool InScope) : IComparable<ContactClick>
{
    public int CompareTo(ContactClick? other)
    {
        if (other is null) return 1;
        if (At != other.At) return At.CompareTo(other.At);
        return string.CompareOrdinal(Id, other.Id) is not 0 and var byId ? byId : string.CompareOrdinal(Email, other.Email);
    }
}

/// <summary>A conversion that names no email.</summary>
internal sealed record UnnamedConversion(string Contact, long At, string Currency, decimal Amount);
