namespace CampaignMetrics.Webhooks.Reading;

/// <summary>What can stand in an element of a body, by one name for all providers.</summary>
internal enum Field
{
    /// <summary>Known and of no use here: it is no metadata either.</summary>
    Ignored,

    /// <summary>The provider's word for what happened, and for which kind of it.</summary>
    Name, Kind,

    Id, MessageId, Recipient, Time,

    /// <summary>When the message was sent, which is not when the event happened.</summary>
    SentAt,

    /// <summary>What tells the email and its segments.</summary>
    Email, Campaign, Workflow, List, Tags, Metadata,

    /// <summary>The request of an open or click.</summary>
    Url, Link, Part, UserAgent, Ip, Country, Region, City,

    /// <summary>What the provider says about who made the request.</summary>
    Machine,

    /// <summary>What the receiving server said. The code is the reply's three digits where they stand apart from its words.</summary>
    Smtp, Code, Status, RemoteMta,

    /// <summary>Why it bounced or was not sent, in the provider's words.</summary>
    Reason,

    /// <summary>What an unsubscription ends.</summary>
    Scope,

    /// <summary>How long it was viewed, in milliseconds.</summary>
    Duration,

    /// <summary>What only the provider's own reader looks at.</summary>
    Own1, Own2, Own3,
}
