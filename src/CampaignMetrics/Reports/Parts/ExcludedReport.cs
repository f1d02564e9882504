using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>How many opens and clicks come from machines, and how many events do not count, by rule. Events, not messages.</summary>
/// <param name="AutomationOpens">Opens by programs, whether the definition counts them or not.</param>
/// <param name="AutomationClicks">Clicks by programs, whether the definition counts them or not.</param>
/// <param name="PrivacyOpens">Opens by privacy proxies, whether the definition counts them or not.</param>
/// <param name="RoleClicks">Clicks left out because of their link's role.</param>
/// <param name="Rules">Events that do not count, by the rule that leaves them out; most first.</param>
/// <param name="Messages">Messages that <see cref="ReportScope.Exclude"/> leaves out, by contact, domain or network; null where it is
/// empty.</param>
[JsonConverter(typeof(DataConverter<ExcludedReport>)), JsonForm<ExcludedReportConverter>]
public sealed record ExcludedReport(
    long AutomationOpens, long AutomationClicks, long PrivacyOpens, long RoleClicks, ImmutableArray<ExcludedEvents> Rules,
    long? Messages = null)
{
    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(ExcludedReport? other) =>
        other is not null
        && (AutomationOpens, AutomationClicks) == (other.AutomationOpens, other.AutomationClicks)
        && (PrivacyOpens, RoleClicks) == (other.PrivacyOpens, other.RoleClicks)
        && Messages == other.Messages
        && Rules.AsSpan().SequenceEqual(other.Rules.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(AutomationOpens, AutomationClicks, PrivacyOpens, RoleClicks, Rules.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<ExcludedReport>.Shown(this);
}

/// <summary>How many events a rule leaves out.</summary>
/// <param name="Rule">The id of the rule: one that decided who did it, or <c>tracking-off</c>, <c>link-role</c>,
/// <c>not-delivered</c>.</param>
/// <param name="Events">The number of events.</param>
[JsonConverter(typeof(DataConverter<ExcludedEvents>)), JsonForm<ExcludedEventsConverter>]
public sealed record ExcludedEvents(string Rule, long Events);
