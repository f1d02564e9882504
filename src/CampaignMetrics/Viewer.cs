namespace CampaignMetrics;

/// <summary>Whether a contact passes a test.</summary>
/// <param name="contact">The contact.</param>
public delegate bool ContactTest(ContactId contact);

/// <summary>Whether an email passes a test.</summary>
/// <param name="email">The email.</param>
public delegate bool EmailTest(EmailId email);

/// <summary>Whether what a contact did at an instant may be shown under their name.</summary>
/// <param name="contact">The contact.</param>
/// <param name="at">When they did it.</param>
public delegate bool ProfilingTest(ContactId contact, DateTimeOffset at);

/// <summary>Who looks at a report or a list. What a viewer may not see counts in all totals and is named nowhere.</summary>
/// <example>
/// <code>
/// var viewer = new Viewer { MaySeeContact = contact =&gt; contact.Domain == "example.com" };
/// </code>
/// </example>
public sealed record Viewer
{
    /// <summary>One who may see all.</summary>
    public static Viewer OfAll { get; } = new();

    /// <summary>Which contacts may be named. It is asked by several threads at once.</summary>
    /// <value>The default value is null: all.</value>
    public ContactTest? MaySeeContact { get; init; }

    /// <summary>Which emails may be named, such as those of the viewer's teams. It is asked by several threads at once.</summary>
    /// <value>The default value is null: all.</value>
    public EmailTest? MaySeeEmail { get; init; }

    internal bool Sees(ContactId contact) => MaySeeContact?.Invoke(contact) ?? true;

    internal bool Sees(EmailId email) => MaySeeEmail?.Invoke(email) ?? true;
}
