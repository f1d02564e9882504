namespace CampaignMetrics.Reports;

/// <summary>Visits the messages of a ledger contact by contact. Each thread has its own visitor.</summary>
/// <remarks>
/// <para>
/// The order of calls for each contact: <see cref="Begin"/>; <see cref="AddUnnamed"/> for events that name no email; if
/// <see cref="LooksAhead"/> is then true, <see cref="LookAhead"/> for each email; <see cref="Add"/> for each email, those of
/// <see cref="Emails"/> first and the others if <see cref="NeedsOthers"/>; <see cref="End"/>.
/// </para>
/// </remarks>
internal interface IContactVisitor
{
    /// <summary>The slots of the emails whose messages must be visited; null for all. Contacts without such messages are not visited at
    /// all.</summary>
    IReadOnlyList<int>? Emails { get; }

    /// <summary>Whether the contact's messages of other emails must be added, too. Known when the messages of <see cref="Emails"/> are
    /// added.</summary>
    bool NeedsOthers { get; }

    /// <summary>Begins a contact.</summary>
    void Begin(ReadOnlySpan<byte> contact);

    /// <summary>Adds the contact's events that name no email.</summary>
    void AddUnnamed();

    /// <summary>Whether the contact's messages must all be seen once before any is added, because attribution needs the clicks of all of
    /// them. Known when the events that name no email are added.</summary>
    bool LooksAhead { get; }

    /// <summary>Looks at the current email and contact, which will be added later.</summary>
    void LookAhead();

    /// <summary>Adds the current email and contact, sending by sending.</summary>
    void Add();

    /// <summary>Ends a contact, all of whose events were added.</summary>
    void End(ReadOnlySpan<byte> contact);
}

/// <summary>A visitor that adds up what it sees.</summary>
internal interface IContactTally<TSums> : IContactVisitor
{
    TSums ToSums();
}

/// <summary>Sums over contacts: partial sums over disjoint contacts add up to the whole.</summary>
internal interface ISums<TSums>
{
    InputSum Input { get; }

    void Add(TSums other);
}
