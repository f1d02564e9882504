namespace CampaignMetrics.Contacts.Engagements;

/// <summary>
/// Contacts by what they did, for a list or an exclusion list. Who got only emails that were not tracked is in none of them: nobody knows.
/// </summary>
public static class EngagementSegments
{
    /// <summary>Who got tracked mail and opened none of it.</summary>
    /// <param name="ledger">The messages.</param>
    /// <param name="definition">What counts; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    /// <param name="mayProfile">Who may be looked at one by one; null for everybody.</param>
    public static IReadOnlySet<ContactId> NeverOpened(
        MessageLedger ledger, Definition? definition = null, ReportScope? scope = null, ContactTest? mayProfile = null) =>
        Less(ledger, Metric.TrackedDelivered, Metric.Opened, definition, scope, mayProfile);

    /// <summary>Who opened mail and clicked nothing in any of it.</summary>
    /// <param name="ledger">The messages.</param>
    /// <param name="definition">What counts; null for <see cref="Definition.HubSpot"/>.</param>
    /// <param name="scope">Which messages; null for all.</param>
    /// <param name="mayProfile">Who may be looked at one by one; null for everybody.</param>
    public static IReadOnlySet<ContactId> OpenedNotClicked(
        MessageLedger ledger, Definition? definition = null, ReportScope? scope = null, ContactTest? mayProfile = null) =>
        Less(ledger, Metric.Opened, Metric.Clicked, definition, scope, mayProfile);

    /// <summary>
    /// Who got an email and did not open it: whom to send it again. Who may not be mailed any more, the audience leaves out.
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
