namespace CampaignMetrics.Contacts.Audiences;

/// <summary>A named list of contacts of one directory. Each contact is on it once.</summary>
public sealed class ContactList
{
    internal ContactList(ContactDirectory directory, string name, ContactSet? members = null) =>
        (Directory, Name, Members) = (directory, name, members ?? new ContactSet());

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How many contacts are on it.</summary>
    public int Count => Members.Count;

    internal ContactDirectory Directory { get; }

    internal ContactSet Members { get; }

    /// <summary>Puts a contact on the list, and makes it known to the directory.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>Whether it was not on it yet.</returns>
    /// <exception cref="ArgumentException"><paramref name="contact"/> names nobody.</exception>
    public bool Add(ContactId contact) => Members.Add(Directory.NumberOf(contact));

    /// <summary>The list as it is now.</summary>
    internal ContactList Copy() => new(Directory, Name, Members.Copy());

    /// <summary>Whether a contact is on the list.</summary>
    /// <param name="contact">The contact.</param>
    public bool Contains(ContactId contact) => Directory.Find(contact.Value) is >= 0 and var number && Members.Contains(number);
}
