namespace CampaignMetrics.Contacts.Audiences;

/// <summary>A named set of contacts of one <see cref="ContactDirectory"/>.</summary>
public sealed class ContactList
{
    internal ContactList(ContactDirectory directory, string name, ContactSet? members = null) =>
        (Directory, Name, Members) = (directory, name, members ?? new ContactSet());

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>How many contacts are on the list.</summary>
    public int Count => Members.Count;

    internal ContactDirectory Directory { get; }

    internal ContactSet Members { get; }

    /// <summary>Adds a contact to the list, and to the directory if it is unknown there.</summary>
    /// <param name="contact">The contact.</param>
    /// <returns>True if it was added; false if it was on the list already.</returns>
    /// <exception cref="ArgumentException"><paramref name="contact"/> is the default value, which names nobody.</exception>
    public bool Add(ContactId contact) => Members.Add(Directory.NumberOf(contact));

    /// <summary>A copy that later additions do not change.</summary>
    internal ContactList Copy() => new(Directory, Name, Members.Copy());

    /// <summary>Whether a contact is on the list.</summary>
    /// <param name="contact">The contact.</param>
    public bool Contains(ContactId contact) => Directory.Find(contact.Value) is >= 0 and var number && Members.Contains(number);
}
