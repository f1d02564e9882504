using CampaignMetrics.Contacts.Storage;
using CampaignMetrics.Contacts.Subscriptions;

namespace CampaignMetrics.Contacts.Tests.Storage;

/// <summary>Events that say no more than a test needs.</summary>
internal static class Told
{
    public static SubscriptionTriggered Triggered(Trigger trigger, double at = 0, ContactId? contact = null) =>
        new(contact ?? Some.Contact, Some.Event(trigger, at));
}
