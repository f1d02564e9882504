namespace CampaignMetrics.Contacts.Storage;

/// <summary>The properties of contacts' lines, in the order in which they are written. The names are the same, but in camel case. All are
/// texts.</summary>
internal enum ContactProperty
{
    Id, Type, At, Contact,
    Trigger, SubscriptionType, Email, Method, Proof, By, Detail,
    Consent, Source,
    Address,
}
