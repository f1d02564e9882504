namespace CampaignMetrics.Contacts;

/// <summary>A question about a contact: may this user see it, may it be profiled?</summary>
/// <param name="contact">The contact.</param>
public delegate bool ContactTest(ContactId contact);
