namespace CampaignMetrics.Contacts.Engagements;

/// <summary>Segments of contacts by their engagement, to use as a list or an exclusion list.</summary>
/// <remarks>
/// A contact who only got emails without tracking is in none of these segments, because whether they opened them is unknown.
/// </remarks>
public static class EngagementSegments
{
    /// <summary>The contacts who got tracked mail and opened none of it.</summary>
    /// <param name="ledger">The messages.</param>
    /// <param name="definition">What counts; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    /// <param name="mayProfile">Who may be looked at one by one; null for everybody.</param>
    public static IReadOnlySet<ContactId> NeverOpened(
        MessageLedger ledger, Definition? definition = null, ReportScope? scope = null, ContactTest? mayProfile = null) =>
        Less(ledger, Metric.TrackedDelivered, Metric.Opened, definition, scope, mayProfile);

    /// <summary>The contacts who opened mail and clicked no link in any of it.</summary>
    /// <param name="ledger">The messages.</param>
    /// <param name="definition">What counts; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    /// <param name="mayProfile">Who may be looked at one by one; null for everybody.</param>
    public static IReadOnlySet<ContactId> OpenedNotClicked(
        MessageLedger ledger, Definition? definition = null, ReportScope? scope = null, ContactTest? mayProfile = null) =>
        Less(ledger, Metric.Opened, Metric.Clicked, definition, scope, mayProfile);

    /// <summary>
    /// The contacts who got one email and did not open it: the list for sending it again. The audience of that send leaves out who may not
    /// be mailed any more.
    /// </summary>
    /// <param name="ledger">The messages.</param>
    /// <param name="email">The email.</param>
    /// <param name="definition">What counts; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="mayProfile">Who may be looked at one by one; null for everybody.</param>
    public static IReadOnlySet<ContactId> NonOpeners(
        MessageLedger ledger, EmailId email, Definition? definition = null, ContactTest? mayProfile = null) =>
        NeverOpened(ledger, definition, new ReportScope { Email = email }, mayProfile);

    private static HashSet<ContactId> Less(
        MessageLedger ledger, Metric who, Metric but, Definition? definition, ReportScope? scope, ContactTest? mayProfile)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var contacts = ledger.Recipients(who, definition, scope).Select(message => message.Contact).ToHashSet();
        contacts.ExceptWith(ledger.Recipients(but, definition, scope).Select(message => message.Contact));
        if (mayProfile is not null) contacts.RemoveWhere(contact => !mayProfile(contact));
        return contacts;
    }
}
