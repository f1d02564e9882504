namespace CampaignMetrics;

/// <summary>Tests a contact.</summary>
/// <param name="contact">The contact.</param>
public delegate bool ContactTest(ContactId contact);

/// <summary>Tests an email.</summary>
/// <param name="email">The email.</param>
public delegate bool EmailTest(EmailId email);

/// <summary>Tests whether opens, clicks and views of a contact at an instant may be shown under the contact's name, for instance because
/// the contact had consented to profiling.</summary>
/// <param name="contact">The contact.</param>
/// <param name="at">When they did it.</param>
public delegate bool ProfilingTest(ContactId contact, DateTimeOffset at);

/// <summary>Who looks at a report or a list, and which contacts and emails they may see. What a viewer may not see counts in all totals,
/// but is not named.</summary>
/// <example>
/// <code>
/// var viewer = new Viewer { MaySeeContact = contact =&gt; contact.Domain == "example.com" };
/// </code>
/// </example>
public sealed record Viewer
{
    /// <summary>A viewer who may see all contacts and emails.</summary>
    public static Viewer OfAll { get; } = new();

    /// <summary>Tests which contacts may be named. It must be thread-safe: several threads call it at once.</summary>
    /// <value>The default value is null: all.</value>
    public ContactTest? MaySeeContact { get; init; }

    /// <summary>Tests which emails may be named, such as those of the viewer's teams. It must be thread-safe: several threads call it at
    /// once.</summary>
    /// <value>The default value is null: all.</value>
    public EmailTest? MaySeeEmail { get; init; }

    internal bool Sees(ContactId contact) => MaySeeContact?.Invoke(contact) ?? true;

    internal bool Sees(EmailId email) => MaySeeEmail?.Invoke(email) ?? true;
}
