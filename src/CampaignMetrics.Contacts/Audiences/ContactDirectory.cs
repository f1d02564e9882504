namespace CampaignMetrics.Contacts.Audiences;

/// <summary>The contacts that lists are made of, each with a number, so that a list takes one bit a contact.</summary>
/// <remarks>Not for two threads at once while it is filled.</remarks>
public sealed class ContactDirectory
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<ContactId> _contacts = [];
    private readonly Dictionary<int, string> _addresses = [];
    private readonly AddressNormalizer _normalize;
    private AddressSlots? _slots;

    /// <summary>An empty directory.</summary>
    /// <param name="normalize">How addresses are compared; null for <see cref="EmailAddress.Normalize"/>.</param>
    public ContactDirectory(AddressNormalizer? normalize = null) => _normalize = normalize ?? EmailAddress.Normalize;

    /// <summary>How many contacts it knows.</summary>
    public int Count => _contacts.Count;

    /// <summary>Makes a contact known whose key is its address, or states the address of one. The address stated last counts.</summary>
    /// <param name="contact">The contact.</param>
    /// <param name="address">The address; null when the key is the address.</param>
    /// <exception cref="ArgumentException"><paramref name="contact"/> names nobody.</exception>
    public void Add(ContactId contact, string? address = null)
    {
        var number = NumberOf(contact);
        if (address is null) return;
        _addresses[number] = address;
        _slots = null;
    }

    /// <summary>A new list.</summary>
    /// <param name="name">Its name, not empty.</param>
    /// <param name="members">Who is on it; none by default.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty, or a member names nobody.</exception>
    public ContactList List(string name, params IEnumerable<ContactId> members)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(members);
        var list = new ContactList(this, name);
        foreach (var member in members) list.Add(member);
        return list;
    }

    /// <summary>The slots of addresses, as of now.</summary>
    internal AddressSlots Slots => _slots ??= AddressSlots.Of(this, _normalize);

    internal ContactId this[int number] => _contacts[number];

    internal string KeyOf(int number) => _contacts[number].Value;

    /// <summary>The contact's address as it was given, or its key.</summary>
    internal string AddressOf(int number) =>
        _addresses.Count > 0 && _addresses.TryGetValue(number, out var address) ? address : _contacts[number].Value;

    /// <summary>The number of a contact; −1 when it is not known.</summary>
    internal int Find(string key) => _numbers.GetValueOrDefault(key, -1);

    internal int NumberOf(ContactId contact)
    {
        if (contact == default) throw new ArgumentException("The contact names nobody.", nameof(contact));
        ref var number =
            ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_numbers, contact.Value, out var isKnown);
        if (isKnown) return number;
        _slots = null;
        number = _contacts.Count;
        _contacts.Add(contact);
        return number;
    }
}
