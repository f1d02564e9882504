using System.Collections.Immutable;

namespace CampaignMetrics;

/// <summary>What machines did, and what does not count and why. Events, not messages.</summary>
/// <param name="AutomationOpens">Opens by programs, whether the definition counts them or not.</param>
/// <param name="AutomationClicks">Clicks by programs, whether the definition counts them or not.</param>
/// <param name="PrivacyOpens">Opens by privacy proxies, whether the definition counts them or not.</param>
/// <param name="RoleClicks">Clicks left out because of their link's role.</param>
/// <param name="Rules">Opens, clicks and views that do not count, by the rule that leaves them out; most first.</param>
public sealed record ExcludedReport(
    long AutomationOpens, long AutomationClicks, long PrivacyOpens, long RoleClicks, ImmutableArray<ExcludedEvents> Rules);

/// <summary>How many events a rule leaves out.</summary>
/// <param name="Rule">The rule: one that names the actor, or <c>tracking-off</c>, <c>link-role</c>, <c>not-delivered</c>.</param>
/// <param name="Events">Events.</param>
public sealed record ExcludedEvents(string Rule, long Events);
