using CampaignMetrics.Messages;

namespace CampaignMetrics;

/// <summary>
/// Decides who made the requests of one message. It must be pure: several threads call it at once, and for the same message again and
/// again, so the same requests must give the same verdicts.
/// </summary>
/// <param name="requests">The message's opens, clicks and views by time. Valid during the call only.</param>
/// <param name="verdicts">
/// Receives one verdict for each request. All are null on entry, which means no opinion. A verdict on a request that an earlier rule has
/// decided is ignored.
/// </param>
public delegate void ActorJudge(MessageRequests requests, Span<Actor?> verdicts);

/// <summary>
/// A rule of your own that tells people from programs, at a chosen place among the built-in ones. Register it in
/// <see cref="Enrichment.ActorRules"/>. Where several rules apply to a request, the first decides.
/// </summary>
/// <example>
/// <code>
/// var gateway = CustomActorRule.Before(ActorRule.Burst, "our-gateway", static (requests, verdicts) =>
/// {
///     for (var i = 0; i &lt; requests.Count; i++)
///         if (requests[i].Ip is { } ip &amp;&amp; ip.StartsWith("203.0.113.", StringComparison.Ordinal)) verdicts[i] = Actor.Automation;
/// });
/// </code>
/// </example>
public sealed class CustomActorRule
{
    private CustomActorRule(string id, ActorRule next, ActorJudge judge) =>
        (Id, Next, Judge) = (ActorRuleIds.Checked(id), next, Door.Given(judge, nameof(judge)));

    /// <summary>The id, as reports and histories show it.</summary>
    public string Id { get; }

    /// <summary>The built-in rule that comes directly after this one.</summary>
    public ActorRule Next { get; }

    /// <summary>Its id and its place, as documents tell them.</summary>
    internal string Title => $"{Id} before {ActorRuleIds.Of(Next)}";

    internal ActorJudge Judge { get; }

    /// <summary>Makes a rule that comes directly before a built-in one.</summary>
    /// <param name="rule">
    /// The built-in rule. Not <see cref="ActorRule.Stated"/>: what an event states itself is final. Nor <see cref="ActorRule.Custom"/>.
    /// </param>
    /// <param name="id">Its id: kebab case, ASCII letters and digits, at most 64, as <c>our-gateway</c>; not a built-in rule's.</param>
    /// <param name="judge">Decides who made the requests of one message.</param>
    /// <exception cref="ArgumentException">The id is no such id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static CustomActorRule Before(ActorRule rule, string id, ActorJudge judge) =>
        Door.Known(rule, nameof(rule)) is > ActorRule.Stated and <= ActorRule.Default
            ? new CustomActorRule(id, rule, judge)
            : throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no place before this rule.");

    /// <summary>Makes a rule that comes directly after a built-in one.</summary>
    /// <param name="rule">
    /// The built-in rule. Not <see cref="ActorRule.Default"/>, which leaves nothing open. Nor <see cref="ActorRule.Custom"/>.
    /// </param>
    /// <param name="id">Its id: kebab case, ASCII letters and digits, at most 64, as <c>our-gateway</c>; not a built-in rule's.</param>
    /// <param name="judge">Decides who made the requests of one message.</param>
    /// <exception cref="ArgumentException">The id is no such id.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such place.</exception>
    public static CustomActorRule After(ActorRule rule, string id, ActorJudge judge) =>
        Door.Known(rule, nameof(rule)) < ActorRule.Default
            ? new CustomActorRule(id, rule + 1, judge)
            : throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no place after this rule.");
}
