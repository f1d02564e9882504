namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Which contacts of a directory share an address. Contacts that do have the same slot: the number of the first of them.</summary>
internal sealed class AddressSlots
{
    private const int Invalid = -1;

    private readonly int[] _slots;
    // Only addresses that differ from their contact's key: the common case needs no second dictionary of all contacts.
    private readonly Dictionary<string, int> _byAddress;
    private readonly ContactDirectory _directory;
    private readonly AddressNormalizer _normalize;

    /// <summary>Contacts whose address is not their key.</summary>
    private readonly ContactSet _elsewhere = new();

    private AddressSlots(ContactDirectory directory, AddressNormalizer normalize)
    {
        (_directory, _normalize) = (directory, normalize);
        _slots = new int[directory.Count];
        _byAddress = new Dictionary<string, int>(StringComparer.Ordinal);
    }

    /// <summary>The slots that more than one contact has.</summary>
    public ContactSet Shared { get; } = new();

    public int this[int number] => _slots[number];

    /// <summary>Whether a contact has an address that can be mailed; false for one that came to the directory later.</summary>
    public bool IsValid(int number) => number < _slots.Length && _slots[number] != Invalid;

    public static AddressSlots Of(ContactDirectory directory, AddressNormalizer normalize)
    {
        var slots = new AddressSlots(directory, normalize);
        var others = new List<(int Number, string Address)>();
        for (var number = 0; number < directory.Count; number++)
        {
            var normal = normalize(directory.AddressOf(number));
            slots._slots[number] = normal is null ? Invalid : number;
            if (normal is null || normal == directory.KeyOf(number)) continue;
            // Placed after the loop: first all contacts must be known whose address is their key.
            others.Add((number, normal));
            slots._elsewhere.Add(number);
        }
        foreach (var (number, address) in others) slots.Place(number, address);
        return slots;
    }

    /// <summary>The slot of an address as it was given; −1 when no contact has it.</summary>
    public int Find(string address) => _normalize(address) is { } normal ? FindNormal(normal) : Invalid;

    private void Place(int number, string address)
    {
        var slot = FindNormal(address);
        if (slot == Invalid) _byAddress.Add(address, slot = number);
        else Shared.Add(slot);
        _slots[number] = slot;
    }

    /// <summary>
    /// The contact whose key is this address and who really has it; else the first contact that stated it; −1 where there is none.
    /// </summary>
    private int FindNormal(string address)
    {
        if (_byAddress.TryGetValue(address, out var slot)) return slot;
        var number = _directory.Find(address);
        return number >= 0 && number < _slots.Length && _slots[number] == number && !_elsewhere.Contains(number) ? number : Invalid;
    }
}
