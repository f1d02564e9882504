using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What machines did, and what does not count and why. Events, not messages.</summary>
/// <param name="AutomationOpens">Opens by programs, whether the definition counts them or not.</param>
/// <param name="AutomationClicks">Clicks by programs, whether the definition counts them or not.</param>
/// <param name="PrivacyOpens">Opens by privacy proxies, whether the definition counts them or not.</param>
/// <param name="RoleClicks">Clicks left out because of their link's role.</param>
/// <param name="Rules">Events that do not count, by the rule that leaves them out; most first.</param>
/// <param name="Messages">Messages whose contacts <see cref="ReportScope.Exclude"/> leaves out; null where it names none.</param>
[JsonConverter(typeof(DataConverter<ExcludedReport>)), JsonForm<ExcludedReportConverter>]
public sealed record ExcludedReport(
    long AutomationOpens, long AutomationClicks, long PrivacyOpens, long RoleClicks, ImmutableArray<ExcludedEvents> Rules,
    long? Messages = null)
{
    /// <summary>Whether both tell the same.</summary>
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
/// <param name="Rule">The rule: one that names the actor, or <c>tracking-off</c>, <c>link-role</c>, <c>not-delivered</c>.</param>
/// <param name="Events">Events.</param>
[JsonConverter(typeof(DataConverter<ExcludedEvents>)), JsonForm<ExcludedEventsConverter>]
public sealed record ExcludedEvents(string Rule, long Events);
