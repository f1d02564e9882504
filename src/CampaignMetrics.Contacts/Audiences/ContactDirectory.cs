namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Numbers contacts from 0, so that a <see cref="ContactList"/> takes one bit for each contact.</summary>
/// <remarks>
/// Make one directory for all lists that are used together, and create the lists with <see cref="List"/>. All members are
/// thread-safe, also while an audience is selected.
/// </remarks>
public sealed class ContactDirectory
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<ContactId> _contacts = [];
    private readonly Dictionary<int, string> _addresses = [];
    private readonly AddressNormalizer _normalize;
    private AddressSlots? _slots;

    /// <summary>An empty directory.</summary>
    /// <param name="normalize">How addresses are compared; null for <see cref="EmailAddress.Normalize"/>.</param>
    public ContactDirectory(AddressNormalizer? normalize = null) => _normalize = normalize ?? EmailAddress.Normalize;

    /// <summary>The number of contacts.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _contacts.Count;
        }
    }

    /// <summary>
    /// Adds a contact, or sets the address of a known one. By default a contact's key is its address; the last address given counts.
    /// </summary>
    /// <param name="contact">The contact.</param>
    /// <param name="address">The address; null when the key is the address.</param>
    /// <exception cref="ArgumentException"><paramref name="contact"/> is the default value, which names nobody.</exception>
    public void Add(ContactId contact, string? address = null)
    {
        lock (_lock)
        {
            var number = NumberOf(contact);
            if (address is null) return;
            _addresses[number] = address;
            _slots = null;
        }
    }

    /// <summary>Creates a list of contacts of this directory.</summary>
    /// <param name="name">Its name, not empty.</param>
    /// <param name="members">Who is on it; none by default.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty, or a member is the default value.</exception>
    public ContactList List(string name, params IEnumerable<ContactId> members)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(members);
        var list = new ContactList(this, name);
        foreach (var member in members) list.Add(member);
        return list;
    }

    /// <summary>The contacts by address, as of now; built on first use and again after a change.</summary>
    internal AddressSlots Slots
    {
        get
        {
            lock (_lock) return _slots ??= AddressSlots.Of(this, _normalize);
        }
    }

    internal ContactId this[int number]
    {
        get
        {
            lock (_lock) return _contacts[number];
        }
    }

    internal string KeyOf(int number) => this[number].Value;

    /// <summary>The contact's address as it was given; the key where none was given.</summary>
    internal string AddressOf(int number)
    {
        lock (_lock)
            return _addresses.Count > 0 && _addresses.TryGetValue(number, out var address) ? address : _contacts[number].Value;
    }

    /// <summary>The number of the contact with this key; −1 where it is unknown.</summary>
    internal int Find(string key)
    {
        lock (_lock) return _numbers.GetValueOrDefault(key, -1);
    }

    internal int NumberOf(ContactId contact)
    {
        if (contact == default) throw new ArgumentException("The contact names nobody.", nameof(contact));
        lock (_lock)
        {
            // A single hash lookup both finds and adds. Nothing else is added while the reference is in use, so it stays valid.
            ref var number =
                ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_numbers, contact.Value, out var isKnown);
            if (isKnown) return number;
            _slots = null;
            number = _contacts.Count;
            _contacts.Add(contact);
            return number;
        }
    }
}
