using System.Collections.Immutable;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Tells where a contact stands.</summary>
/// <param name="contact">The contact.</param>
public delegate Standing StandingLookup(ContactId contact);

/// <summary>Who is asked for: lists less exclusion lists, less who is suppressed, less who may not be mailed.</summary>
public sealed record AudienceRequest
{
    /// <summary>Whose members are selected: one list or more, of one directory.</summary>
    public required ImmutableArray<ContactList> Lists { get; init => field = Door.Given(value); }

    /// <summary>Whose members, and whoever shares their address, are left out; of the same directory. None by default.</summary>
    public ImmutableArray<ContactList> Exclusions { get; init => field = Door.Given(value); } = [];

    /// <summary>Who is never mailed. Nobody by default.</summary>
    public Suppression Suppression { get; init => field = Door.Given(value); } = Suppression.None;

    /// <summary>Where each contact stands, as <c>contact => ledger.StandingOf(contact, type)</c>.</summary>
    public required StandingLookup Standing { get; init => field = Door.Given(value); }

    /// <summary>Who may be mailed by where they stand.</summary>
    /// <value>The default value is <see cref="MailingRules.ConsentRequired"/>.</value>
    public MailingRule Rule { get; init => field = Door.Given(value); } = MailingRules.ConsentRequired;
}
