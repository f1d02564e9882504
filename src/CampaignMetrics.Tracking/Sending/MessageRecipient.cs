namespace CampaignMetrics.TrackedMail;

/// <summary>Who gets a message.</summary>
/// <param name="Contact">The contact. It is in the message's tokens, unreadable.</param>
public sealed record MessageRecipient(ContactId Contact)
{
    /// <summary>The contact.</summary>
    /// <exception cref="ArgumentException">It has no key.</exception>
    public ContactId Contact { get; init => field = Named(value); } = Named(Contact);

    /// <summary>The address that the message goes to, for its return path; null if that is the contact's key.</summary>
    /// <value>The default value is null.</value>
    public string? Address { get; init; }

    /// <summary>Whether the contact may be tracked. Who denied it gets the links as they are and no pixel; the way to unsubscribe
    /// stays.</summary>
    /// <value>The default value is true.</value>
    public bool MayTrack { get; init; } = true;

    /// <summary>Whether it is a contact that tokens can name.</summary>
    private static ContactId Named(ContactId contact)
    {
        if (contact == default) throw new ArgumentException("A contact has a key.", nameof(Contact));
        return contact;
    }
}
