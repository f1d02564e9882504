using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>The messages of each email and of each contact of a store, as linked lists of message indexes. One thread at a time adds, under
/// the store's lock; any thread may follow a list without it.</summary>
/// <remarks>
/// <para>With these a report of one email finds its messages, and the contacts behind them, without a look at other messages. They take 8
/// bytes a message, 4 a contact, and 11 to 21 an email of the store. A reader sees every message that was added before it began.</para>
/// </remarks>
internal sealed class MessageChains
{
    private const int PageBits = 10, PageMask = (1 << PageBits) - 1, FirstPage = 16;

    private readonly GrowingList<Next[]> _pages = new();
    // By email and by contact: the index of the first message plus 1; 0 for none. A store may have few of very many emails.
    private readonly SlotMap _ofEmails = new();

    // Negative where the contact's first message has no email, so that none of the contact's messages must be read to add another.
    private int[] _ofContacts = [];

    public MessageChains() => _pages.Add(new Next[FirstPage]);

    /// <summary>The slots of the emails that have messages here, in no particular order.</summary>
    public IEnumerable<int> Emails => _ofEmails.Slots;

    public long Bytes =>
        _ofEmails.Bytes + (long)_ofContacts.Length * sizeof(int)
            + (long)_pages.Count * _pages[_pages.Count - 1].Length * Unsafe.SizeOf<Next>();

    /// <summary>The first message of an email, or −1 if there is none.</summary>
    public int FirstOfEmail(int email) => _ofEmails[email] - 1;

    /// <summary>The next message of the same email, or −1.</summary>
    public int NextOfEmail(int message) => Volatile.Read(ref At(message).OfEmail) - 1;

    /// <summary>The first message of a contact, or −1 if there is none. Events without an email come first, if the contact has
    /// any.</summary>
    public int FirstOfContact(int contact)
    {
        var firsts = Volatile.Read(ref _ofContacts);
        return contact < firsts.Length ? Math.Abs(Volatile.Read(ref firsts[contact])) - 1 : Slot.None;
    }

    /// <summary>The next message of the same contact, or −1.</summary>
    public int NextOfContact(int message) => Volatile.Read(ref At(message).OfContact) - 1;

    /// <summary>Prefetches the link from a contact's first message to the next.</summary>
    public void Prefetch(int contact)
    {
        if (FirstOfContact(contact) is >= 0 and var first) Collections.Prefetch.Line(in At(first));
    }

    /// <summary>Adds a message. Messages are added in the order of their indexes.</summary>
    /// <param name="message">Its index.</param>
    /// <param name="email">The slot of its email; 0 for the contact's events without an email.</param>
    /// <param name="contact">The slot of its contact.</param>
    public void Add(int message, int email, int contact)
    {
        ref var next = ref Take(message);
        if (contact >= _ofContacts.Length) GrowContacts(contact);
        // Readers take no lock, so the message points on before anything points to it.
        next.OfEmail = _ofEmails[email];
        ref var first = ref _ofContacts[contact];
        // Events without an email stay the first.
        if (first < 0) first = ref At(-first - 1).OfContact;
        next.OfContact = first;
        _ofEmails[email] = message + 1;
        Volatile.Write(ref first, email == 0 ? -(message + 1) : message + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Next At(int message) => ref _pages[message >> PageBits][message & PageMask];

    private void GrowContacts(int contact)
    {
        var larger = new int[Math.Max(contact + 1, _ofContacts.Length * 2)];
        _ofContacts.CopyTo(larger, 0);
        Volatile.Write(ref _ofContacts, larger);
    }

    /// <summary>The links of a new message. The first page starts small and grows by a quarter, since many stores hold few
    /// messages.</summary>
    private ref Next Take(int message)
    {
        var page = message >> PageBits;
        if (page == _pages.Count) _pages.Add(ArenaPage.Of<Next>(PageMask + 1));
        var links = _pages[page];
        if ((message & PageMask) >= links.Length)
        {
            Array.Resize(ref links, Math.Min(links.Length + links.Length / 4, PageMask + 1));
            _pages.Replace(page, links);
        }
        return ref links[message & PageMask];
    }

    /// <summary>The indexes of the next message of the same email and of the same contact, plus 1; 0 for none.</summary>
    private struct Next
    {
        public int OfEmail, OfContact;
    }
}
