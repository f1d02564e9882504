namespace CampaignMetrics.Contacts.Audiences;

/// <summary>The sets behind an <see cref="Audience"/>, and the one place that decides what speaks against mailing a contact.</summary>
internal sealed class Selection
{
    private readonly ContactSet _excluded = new(), _suppressed = new();
    private readonly AddressSlots _slots;

    public Selection(ContactDirectory directory, AudienceRequest request)
    {
        (Directory, Request, _slots) = (directory, request, directory.Slots);
        foreach (var list in request.Lists) Selected.UnionWith(list.Members);
        foreach (var list in request.Exclusions) AddWithAddress(_excluded, list.Members.Numbers());
        AddWithAddress(_suppressed, request.Suppression.Addresses.SelectMany(NumbersOf));
    }

    public ContactDirectory Directory { get; }

    public AudienceRequest Request { get; }

    /// <summary>The contacts that are on at least one of the lists.</summary>
    public ContactSet Selected { get; } = new();

    public bool IsValid(int number) => _slots.IsValid(number);

    public int SlotOf(int number) => _slots[number];

    /// <summary>Whether other contacts have the same address.</summary>
    public bool IsShared(int number) => IsValid(number) && _slots.Shared.Contains(_slots[number]);

    // Must keep the order of ReasonsOf. A method of its own: it runs for every contact, and an iterator would be allocated each time.
    /// <summary>
    /// The first reason against mailing the contact itself; null where there is none. Others with its address are not considered.
    /// </summary>
    public NotSentReason? ReasonOf(int number)
    {
        if (Holds(_excluded, number)) return NotSentReason.ExcludedByList;
        if (Holds(_suppressed, number)) return NotSentReason.BlockedAddress;
        if (IsDomainBlocked(number)) return NotSentReason.BlockedDomain;
        return Request.Rule(Request.Standing(Directory[number])) ?? (IsValid(number) ? null : NotSentReason.InvalidAddress);
    }

    /// <summary>All reasons against mailing the contact itself, in order of precedence.</summary>
    public IEnumerable<NotSentReason> ReasonsOf(int number)
    {
        if (Holds(_excluded, number)) yield return NotSentReason.ExcludedByList;
        if (Holds(_suppressed, number)) yield return NotSentReason.BlockedAddress;
        if (IsDomainBlocked(number)) yield return NotSentReason.BlockedDomain;
        if (Request.Rule(Request.Standing(Directory[number])) is { } reason) yield return reason;
        if (!IsValid(number)) yield return NotSentReason.InvalidAddress;
    }

    /// <summary>Whether the contact, or another one with the same address, is on a list.</summary>
    public bool IsOn(ContactList list, int number) =>
        list.Members.Contains(number) || (IsShared(number) && list.Members.Numbers().Any(member => _slots[member] == _slots[number]));

    private bool IsDomainBlocked(int number) =>
        Request.Suppression.HasDomains && Request.Suppression.HoldsDomainOf(Directory.AddressOf(number));

    /// <summary>Whether a set holds the contact or the slot of its address: <see cref="AddWithAddress"/> adds both.</summary>
    private bool Holds(ContactSet set, int number) => set.Contains(number) || (IsValid(number) && set.Contains(_slots[number]));

    private void AddWithAddress(ContactSet set, IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            set.Add(number);
            if (IsValid(number)) set.Add(_slots[number]);
        }
    }

    private IEnumerable<int> NumbersOf(string addressOrKey)
    {
        if (Directory.Find(new ContactId(addressOrKey).Value) is >= 0 and var contact) yield return contact;
        if (_slots.Find(addressOrKey) is >= 0 and var slot) yield return slot;
    }
}
