namespace CampaignMetrics.Events;

/// <summary>The properties of an event line, named as there but for the first letter.</summary>
internal enum EventProperty
{
    Id, Type, At, Email, Campaign, Recipient, List, Workflow, Tags, Url, Link, Part, Role, Variant,
    UserAgent, Ip, Method, Purpose, Country, Region, City, Actor, Bot, Seconds,
    Smtp, Status, BounceClass, BounceReason, RemoteMta, Reason, Scope, Goal, Amount, Currency, Order,
}
