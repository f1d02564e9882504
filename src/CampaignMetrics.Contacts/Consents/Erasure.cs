namespace CampaignMetrics.Contacts.Consents;

/// <summary>
/// Rewrites a contact's events so that they no longer identify anybody, while every number of earlier reports stays the same.
/// </summary>
/// <remarks>
/// <para>Each property is treated by the kind of personal data that it holds (<see cref="EventLines.Properties"/>).
/// <see cref="PersonalData.Identifying"/> properties are replaced: the contact gets one random key; event ids, IP addresses and order
/// numbers get random values. In <see cref="PersonalData.Possible"/> properties the contact's names are replaced. All others stay.</para>
/// <para>In links, ids of clicked links (<c>link</c>) and sources of conversions, the values of parameters that identify the recipient are
/// replaced (<see cref="LedgerOptions.ReplaceRecipient"/>). Where such a value is part of a link's identity, as in a fragment, and other
/// contacts followed the link too or the catalog lists it, the erased click counts for a different link afterwards.</para>
/// <para>Replacements are random, not hashes: the hash of an address can be found by trying addresses. What reports depend on is preserved:
/// which events belong to one contact, which values are equal, the order of events, and what a user agent or a server's response
/// means.</para>
/// </remarks>
public static class Erasure
{
    /// <summary>Returns the events to store in place of the given ones.</summary>
    /// <param name="contact">The contact to erase.</param>
    /// <param name="events">All stored events of the contact; those of other contacts are returned unchanged.</param>
    /// <param name="random">The source of random keys; it must be cryptographically secure.</param>
    /// <param name="options">What to keep, and other names of the contact; null for the defaults.</param>
    /// <returns>As many events, in the same order.</returns>
    public static IReadOnlyList<EmailEvent> Erase(
        ContactId contact, IEnumerable<EmailEvent> events, RandomSource random, ErasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(random);
        var all = events.ToList();
        foreach (var emailEvent in all) ArgumentNullException.ThrowIfNull(emailEvent, nameof(events));
        var own = all.Where(emailEvent => emailEvent.Recipient == contact).ToList();
        var copies = new CountedCopies(own);
        var eraser = new EventEraser(contact, own, new Words(random), options ?? ErasureOptions.Default);
        return [.. all.Select(emailEvent => emailEvent.Recipient == contact ? eraser.Rewrite(copies.For(emailEvent)) : emailEvent)];
    }
}
