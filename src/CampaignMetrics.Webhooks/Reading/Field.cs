namespace CampaignMetrics.Webhooks.Reading;

/// <summary>The fields that an element of a body can have, under one name for all providers.</summary>
public enum Field
{
    /// <summary>A known property that is not used; it does not count as metadata either.</summary>
    Ignored,

    /// <summary>The provider's word for what happened.</summary>
    Name,

    /// <summary>The provider's word for the kind of event: the second half of a row of <see cref="EventTable"/>.</summary>
    Kind,

    /// <summary>The event's own id, which stays the same when the event is sent again.</summary>
    Id,

    /// <summary>The provider's id of the message.</summary>
    MessageId,

    /// <summary>The recipient's address, also with a name: <c>Ann &lt;ann@example.com&gt;</c>.</summary>
    Recipient,

    /// <summary>When it happened: seconds or milliseconds since 1970, or ISO 8601, which without an offset is UTC.</summary>
    Time,

    /// <summary>When the message was sent, as opposed to when the event happened.</summary>
    SentAt,

    /// <summary>The provider's own key of the mailing or template.</summary>
    Email,

    /// <summary>The provider's own key of the campaign.</summary>
    Campaign,

    /// <summary>The provider's own key of the workflow.</summary>
    Workflow,

    /// <summary>The provider's own key of the contact list.</summary>
    List,

    /// <summary>Tags or categories: an array of texts, one text, or a text that holds such an array.</summary>
    Tags,

    /// <summary>The sender's own values: an object, or a text that holds one.</summary>
    Metadata,

    /// <summary>The address that was clicked.</summary>
    Url,

    /// <summary>Which link of the email was clicked.</summary>
    Link,

    /// <summary>What the clicked link is for, as a word of <see cref="LinkRole"/>; other words say nothing.</summary>
    Role,

    /// <summary>Which part of the email was clicked in: <c>text</c>, else HTML.</summary>
    Part,

    /// <summary>The user agent of an open, a click or an unsubscription.</summary>
    UserAgent,

    /// <summary>The address that an open, a click or an unsubscription came from.</summary>
    Ip,

    /// <summary>The country of an open or click.</summary>
    Country,

    /// <summary>The region of an open or click.</summary>
    Region,

    /// <summary>The city of an open or click.</summary>
    City,

    /// <summary>What the provider says about automation; the reader derives the actor from it.</summary>
    Machine,

    /// <summary>The response of the receiving server.</summary>
    Smtp,

    /// <summary>The three-digit SMTP code, where it is separate from the response.</summary>
    Code,

    /// <summary>The enhanced status code (RFC 3463).</summary>
    Status,

    /// <summary>The name of the receiving server.</summary>
    RemoteMta,

    /// <summary>Why it bounced or was not sent, in the provider's words.</summary>
    Reason,

    /// <summary>What an unsubscription applies to.</summary>
    Scope,

    /// <summary>How a contact unsubscribed, in the provider's words.</summary>
    Method,

    /// <summary>How long it was viewed, in milliseconds.</summary>
    Duration,

    /// <summary>A field for the provider's own reader alone.</summary>
    Own1,

    /// <inheritdoc cref="Own1"/>
    Own2,

    /// <inheritdoc cref="Own1"/>
    Own3,
}
