namespace CampaignMetrics.Contacts.Consents;

/// <summary>Rewrites a contact's events so that nobody can be told from them, and every number of old reports stays.</summary>
/// <remarks>
/// The contact gets one random key, every text loses the contact's names, ids and IP addresses are replaced. Random keys, not hashes: a
/// hash of an address can be found by
/// trying addresses. What numbers rest on stays: who is one contact, what is alike and what is not, what came first, what a user agent or a
/// server's response means.
/// </remarks>
public static class Erasure
{
    /// <summary>The events to keep instead of these.</summary>
    /// <param name="contact">The contact to erase.</param>
    /// <param name="events">All that is stored of the contact; events of others are given back as they are.</param>
    /// <param name="random">Where keys come from.</param>
    /// <param name="options">What is kept; null for the defaults.</param>
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
