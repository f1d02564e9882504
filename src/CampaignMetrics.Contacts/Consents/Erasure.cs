using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Contacts.Consents;

/// <summary>Rewrites a contact's events so that nobody can be told from them, and old reports keep their totals and uniques.</summary>
/// <remarks>
/// Each email gets a random key of its own in the contact's place, so that one email's events stay one message and no two emails can be linked.
/// The contact's key is taken out of every text, and IP addresses are replaced. Random keys, not hashes: a hash of an address can be found by trying addresses.
/// </remarks>
public static class Erasure
{
    /// <summary>The events to keep instead of these.</summary>
    /// <param name="contact">The contact to erase.</param>
    /// <param name="events">All that is stored of the contact; events of others are given back as they are.</param>
    /// <param name="random">Where keys come from.</param>
    /// <param name="options">What is kept; null for the defaults.</param>
    /// <returns>As many events, in the same order.</returns>
    public static IReadOnlyList<EmailEvent> Erase(ContactId contact, IEnumerable<EmailEvent> events, RandomSource random, ErasureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(random);
        var all = events.ToList();
        options ??= ErasureOptions.Default;
        var clicks = new EarningClicks(contact, all, options.Ledger);
        var pseudonyms = new Pseudonyms(contact, random, options);
        return [.. all.Select(told => told.Recipient == contact ? Rewrite(told, clicks.EmailOf(told), pseudonyms) : told)];
    }

    private static EmailEvent Rewrite(EmailEvent told, EmailId? email, Pseudonyms pseudonyms)
    {
        var key = pseudonyms.KeyOf(email);
        var segments = told.Segments;
        var rewritten = told with
        {
            Recipient = key,
            Id = told.Id.Value.Length == 0 ? default : new EventId(pseudonyms.IdOf(told.Id, email)),
            Segments = segments with
            {
                Lists = [.. segments.Lists.Select(pseudonyms.Clean)],
                Workflow = pseudonyms.CleanOrNull(segments.Workflow),
                Tags = segments.Tags.SetItems(segments.Tags.Select(tag => KeyValuePair.Create(tag.Key, pseudonyms.Clean(tag.Value)))),
            },
        };
        return RewriteOwn(rewritten, email, pseudonyms);
    }

    private static EmailEvent RewriteOwn(EmailEvent told, EmailId? email, Pseudonyms pseudonyms) => told switch
    {
        Opened opened => opened with { Request = pseudonyms.Clean(opened.Request, email) },
        Viewed viewed => viewed with { Request = pseudonyms.Clean(viewed.Request, email) },
        Clicked clicked => clicked with
        {
            Request = pseudonyms.Clean(clicked.Request, email),
            Url = pseudonyms.CleanOrNull(clicked.Url), Link = pseudonyms.CleanOrNull(clicked.Link), Variant = pseudonyms.CleanOrNull(clicked.Variant),
        },
        Bounced bounced => bounced with { Response = pseudonyms.Clean(bounced.Response) },
        Deferred deferred => deferred with { Response = pseudonyms.Clean(deferred.Response) },
        NotSent notSent => notSent with { Reason = pseudonyms.CleanOrNull(notSent.Reason) },
        Unsubscribed ended => ended with { Scope = pseudonyms.CleanOrNull(ended.Scope) },
        Resubscribed taken => taken with { Scope = pseudonyms.CleanOrNull(taken.Scope) },
        Converted converted => converted with { Goal = pseudonyms.CleanOrNull(converted.Goal), Order = pseudonyms.CleanOrNull(converted.Order) },
        _ => told,
    };
}
