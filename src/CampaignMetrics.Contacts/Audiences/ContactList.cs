namespace CampaignMetrics.Contacts.Audiences;

/// <summary>A named set of contacts of one <see cref="ContactDirectory"/>.</summary>
/// <remarks>All members are thread-safe.</remarks>
public sealed class ContactList
{
    private readonly Lock _lock = new();

    internal ContactList(ContactDirectory directory, string name, ContactSet? members = null) =>
        (Directory, Name, Members) = (directory, name, members ?? new ContactSet());

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How many contacts are on the list.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return Members.Count;
        }
    }

    internal ContactDirectory Directory { get; }

    /// <summary>Who is on it. Only a <see cref="Copy"/> may be asked for it, to which nobody adds.</summary>
    internal ContactSet Members { get; }

    /// <summary>Adds a contact to the list, and to the directory if it is unknown there.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>True if it was added; false if it was on the list already.</returns>
    /// <exception cref="ArgumentException"><paramref name="contact"/> is the default value, which names nobody.</exception>
    public bool Add(ContactId contact)
    {
        var number = Directory.NumberOf(contact);
        lock (_lock) return Members.Add(number);
    }

    /// <summary>A copy that later additions do not change.</summary>
    internal ContactList Copy()
    {
        lock (_lock) return new ContactList(Directory, Name, Members.Copy());
    }

    /// <summary>Whether a contact is on the list.</summary>
    /// <param name="contact">The contact.</param>
    public bool Contains(ContactId contact)
    {
        if (Directory.Find(contact.Value) is not (>= 0 and var number)) return false;
        lock (_lock) return Members.Contains(number);
    }
}
