namespace CampaignMetrics.Events;

/// <summary>The properties of an event line, named as there but for the first letter. Those from <see cref="List"/> on are not single texts.</summary>
internal enum EventProperty
{
    Id, Type, At, Email, Campaign, Recipient, Workflow, Url, Link, Part, Role, Variant,
    UserAgent, Ip, Method, Purpose, Country, Region, City, Actor,
    Smtp, Status, BounceClass, BounceReason, RemoteMta, Reason, Scope, Goal, Currency, Order,
    List, Tags, Bot, Seconds, Amount, Unknown,
}
