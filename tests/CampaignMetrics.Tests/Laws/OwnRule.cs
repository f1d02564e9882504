namespace CampaignMetrics.Tests.Laws;

/// <summary>What a rule of one's own may look at.</summary>
internal sealed record RequestFacts(
    EventType Type, DateTimeOffset At, string? Ip, string? UserAgent, string? Url, LinkRole? Role, string? Method, string? Purpose)
{
    public static RequestFacts Of(MessageRequest request) => new(
        request.Type, request.At, request.Ip, request.UserAgent, request.Url, request.Role, request.Method, request.Purpose);
}

/// <summary>A rule of one's own, asked of one request after the other.</summary>
internal sealed record OwnRule(ActorRule Next, string Id, Func<RequestFacts, Actor?> Judge)
{
    public CustomActorRule ToRule() => CustomActorRule.Before(Next, Id, (requests, verdicts) =>
    {
        for (var i = 0; i < requests.Count; i++) verdicts[i] = Judge(RequestFacts.Of(requests[i]));
    });
}
