namespace CampaignMetrics.Contacts.Subscriptions;

/// <summary>How a contact unsubscribed. A mere visit of the page is none of these.</summary>
public enum UnsubscribeMethod : byte
{
    /// <summary>A POST by the mail program's own button (RFC 8058).</summary>
    OneClickPost,

    /// <summary>Confirmed on the page that the link leads to.</summary>
    LandingPage,

    /// <summary>A mail to the address in <c>List-Unsubscribe</c> (RFC 2369).</summary>
    Mailto,

    /// <summary>Set in the preference centre.</summary>
    PreferenceCentre,

    /// <summary>A feedback report that asks for it, such as type <c>opt-out</c>.</summary>
    Complaint,

    /// <summary>By a user of the sender, for the contact.</summary>
    ByHand,
}
