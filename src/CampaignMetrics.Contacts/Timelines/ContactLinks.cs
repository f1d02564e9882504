namespace CampaignMetrics.Contacts.Timelines;

/// <summary>An object of the host application that contacts belong to, such as a deal or a company.</summary>
/// <param name="Kind">What it is, such as <c>deal</c>.</param>
/// <param name="Key">Which one.</param>
/// <remarks>The default value of this type is nothing: both null.</remarks>
public readonly record struct LinkedObject(string Kind, string Key)
{
    /// <summary>The kind of object, such as <c>deal</c>.</summary>
    public string Kind { get; init => field = Door.Given(value); } = Door.Given(Kind);

    /// <summary>The key of the object.</summary>
    public string Key { get; init => field = Door.Given(value); } = Door.Given(Key);
}

/// <summary>Which contacts belong to which objects, so that a deal can show the timelines of its contacts.</summary>
/// <remarks>All members are thread-safe.</remarks>
public sealed class ContactLinks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<LinkedObject, SortedSet<ContactId>> _contacts = [];

    /// <summary>Links a contact to an object.</summary>
    /// <param name="linked">The object.</param>
    /// <param name="contact">The contact.</param>
    /// <returns>Whether they were not linked yet.</returns>
    public bool Link(LinkedObject linked, ContactId contact)
    {
        lock (_lock)
        {
            if (!_contacts.TryGetValue(linked, out var contacts)) _contacts.Add(linked, contacts = new SortedSet<ContactId>(ByKey));
            return contacts.Add(contact);
        }
    }

    /// <summary>Removes the link between a contact and an object.</summary>
    /// <param name="linked">The object.</param>
    /// <param name="contact">The contact.</param>
    /// <returns>Whether they were linked.</returns>
    public bool Unlink(LinkedObject linked, ContactId contact)
    {
        lock (_lock) return _contacts.TryGetValue(linked, out var contacts) && contacts.Remove(contact);
    }

    /// <summary>The contacts of an object, in ordinal order of their keys.</summary>
    /// <param name="linked">The object.</param>
    public IReadOnlyCollection<ContactId> ContactsOf(LinkedObject linked)
    {
        lock (_lock) return _contacts.TryGetValue(linked, out var contacts) ? [.. contacts] : [];
    }

    private static Comparer<ContactId> ByKey { get; } = Comparer<ContactId>.Create((x, y) => string.CompareOrdinal(x.Value, y.Value));
}
