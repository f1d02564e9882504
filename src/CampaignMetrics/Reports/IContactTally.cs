namespace CampaignMetrics.Reports;

/// <summary>Is shown the messages of one contact after the other. One thread has one.</summary>
internal interface IContactVisitor
{
    /// <summary>Turns to a contact.</summary>
    void Begin(ReadOnlySpan<byte> contact);

    /// <summary>Adds events of the contact that name no email; they come before those that do.</summary>
    void AddUnnamed();

    /// <summary>Whether the contact's messages are to be looked at before any is added; known when all that names no email is
    /// added.</summary>
    bool LooksAhead { get; }

    /// <summary>Looks at the opened email and contact, which is added later.</summary>
    void LookAhead();

    /// <summary>Adds the opened email and contact, sending by sending.</summary>
    void Add();

    /// <summary>Turns away from the contact, all of whose events were added.</summary>
    void End(ReadOnlySpan<byte> contact);
}

/// <summary>Adds up the messages that it is shown.</summary>
internal interface IContactTally<TSums> : IContactVisitor
{
    TSums ToSums();
}

/// <summary>Sums over contacts: parts over disjoint contacts add up to the whole.</summary>
internal interface ISums<TSums>
{
    InputSum Input { get; }

    void Add(TSums other);
}
