using System.Collections.Immutable;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Audiences;

/// <summary>Looks up the subscription states of a contact.</summary>
/// <param name="contact">The contact.</param>
public delegate Standing StandingLookup(ContactId contact);

/// <summary>
/// The input of <see cref="Audience.Select"/>: lists, minus exclusion lists, minus suppressed addresses, minus contacts that may not be
/// mailed.
/// </summary>
public sealed record AudienceRequest
{
    /// <summary>The lists whose members are selected: at least one, all of the same directory.</summary>
    public required ImmutableArray<ContactList> Lists { get; init => field = Door.Given(value); }

    /// <summary>
    /// Lists whose members, and other contacts with their addresses, are left out; of the same directory. None by default.
    /// </summary>
    public ImmutableArray<ContactList> Exclusions { get; init => field = Door.Given(value); } = [];

    /// <summary>Addresses and domains that are never mailed. None by default.</summary>
    public Suppression Suppression { get; init => field = Door.Given(value); } = Suppression.None;

    /// <summary>Looks up a contact's subscription states, such as <c>contact => ledger.StandingOf(contact, type)</c>.</summary>
    public required StandingLookup Standing { get; init => field = Door.Given(value); }

    /// <summary>The rule that says which subscription states may be mailed.</summary>
    /// <value>The default value is <see cref="MailingRules.ConsentRequired"/>.</value>
    public MailingRule Rule { get; init => field = Door.Given(value); } = MailingRules.ConsentRequired;
}
