namespace CampaignMetrics.Contacts.Consents;

/// <summary>Rewrites a contact's events so that nobody can be told from them, and every number of old reports stays.</summary>
/// <remarks>
/// <para>What is done to a property goes by what it holds (<see cref="EventLines.Properties"/>): what is
/// <see cref="PersonalData.Identifying"/> is replaced (the contact gets one random key; event ids, IP addresses and order numbers get
/// random ones), what is <see cref="PersonalData.Possible"/> loses the contact's names, the rest stays.</para>
/// <para>In links, names of clicks and sources of conversions the values of parameters that carry the recipient are replaced
/// (<see cref="LedgerOptions.ReplaceRecipient"/>). Where such a value is part of a link's identity, as in a fragment, the link is another
/// afterwards, if other contacts followed it too, or the catalog states it.</para>
/// <para>Keys are random, not hashes: a hash of an address can be found by trying addresses. What numbers rest on stays: who is one
/// contact, what is alike and what is not, what came first, what a user agent or a server's response means.</para>
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
