using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>The messages of each email and of each contact of a store, as linked lists of message indexes. One thread at a time adds, under
/// the store's lock; any thread may follow a list without it.</summary>
/// <remarks>
/// <para>With these a report of one email finds its messages, and the contacts behind them, without a look at other messages. They take 8
/// bytes a message, and 4 a contact and an email. A reader sees every message that was added before it began.</para>
/// </remarks>
internal sealed class MessageChains
{
    private const int PageBits = 10, PageMask = (1 << PageBits) - 1, FirstPage = 16;

    private readonly GrowingList<Next[]> _pages = new();
    private Firsts _ofEmails = new(), _ofContacts = new();

    public MessageChains() => _pages.Add(new Next[FirstPage]);

    /// <summary>A slot above those of all emails that have messages here.</summary>
    public int EmailsEnd => _ofEmails.End;

    public long Bytes =>
        _ofEmails.Bytes + _ofContacts.Bytes + (long)_pages.Count * _pages[_pages.Count - 1].Length * Unsafe.SizeOf<Next>();

    /// <summary>The first message of an email, or −1 if there is none.</summary>
    public int FirstOfEmail(int email) => _ofEmails[email] - 1;

    /// <summary>The next message of the same email, or −1.</summary>
    public int NextOfEmail(int message) => Volatile.Read(ref At(message).OfEmail) - 1;

    /// <summary>The first message of a contact, or −1 if there is none. Events without an email come first, if the contact has
    /// any.</summary>
    public int FirstOfContact(int contact) => _ofContacts[contact] - 1;

    /// <summary>The next message of the same contact, or −1.</summary>
    public int NextOfContact(int message) => Volatile.Read(ref At(message).OfContact) - 1;

    /// <summary>Adds a message. Messages are added in the order of their indexes.</summary>
    /// <param name="message">Its index.</param>
    /// <param name="email">The slot of its email; 0 for the contact's events without an email.</param>
    /// <param name="contact">The slot of its contact.</param>
    /// <param name="isSecond">Whether the contact's first message stays the first, because it has no email.</param>
    public void Add(int message, int email, int contact, bool isSecond)
    {
        ref var next = ref Take(message);
        var first = _ofContacts[contact];
        // Readers take no lock, so the message points on before anything points to it.
        (next.OfEmail, next.OfContact) = (_ofEmails[email], isSecond ? At(first - 1).OfContact : first);
        _ofEmails.Set(email, message + 1);
        if (isSecond) Volatile.Write(ref At(first - 1).OfContact, message + 1);
        else _ofContacts.Set(contact, message + 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref Next At(int message) => ref _pages[message >> PageBits][message & PageMask];

    /// <summary>The links of a new message. The first page starts small and doubles, since many stores hold few messages.</summary>
    private ref Next Take(int message)
    {
        var page = message >> PageBits;
        if (page == _pages.Count) _pages.Add(new Next[PageMask + 1]);
        var links = _pages[page];
        if ((message & PageMask) >= links.Length)
        {
            Array.Resize(ref links, links.Length * 2);
            _pages.Replace(page, links);
        }
        return ref links[message & PageMask];
    }

    /// <summary>The indexes of the next message of the same email and of the same contact, plus 1; 0 for none.</summary>
    private struct Next
    {
        public int OfEmail, OfContact;
    }

    /// <summary>The index of the first message of each email or contact, plus 1; 0 for none.</summary>
    private struct Firsts()
    {
        private int[] _firsts = [];

        public readonly int End => Volatile.Read(ref Unsafe.AsRef(in _firsts)).Length;

        public readonly long Bytes => (long)_firsts.Length * sizeof(int);

        public readonly int this[int slot]
        {
            get
            {
                var firsts = Volatile.Read(ref Unsafe.AsRef(in _firsts));
                return slot < firsts.Length ? Volatile.Read(ref firsts[slot]) : 0;
            }
        }

        public void Set(int slot, int first)
        {
            if (slot >= _firsts.Length) Grow(slot);
            Volatile.Write(ref _firsts[slot], first);
        }

        private void Grow(int slot)
        {
            var larger = new int[Math.Max(slot + 1, _firsts.Length * 2)];
            _firsts.CopyTo(larger, 0);
            Volatile.Write(ref _firsts, larger);
        }
    }
}
