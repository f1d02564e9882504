using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Json;

namespace CampaignMetrics;

/// <summary>What happened within a time after each message's own sending, in elapsed time and not by buckets.</summary>
/// <param name="Within">How long: <c>24h</c>, <c>3d</c>, <c>7d</c> or <c>30d</c>; half-open. What lies before the sending counts as at
/// it.</param>
/// <param name="Opens">Counted opens.</param>
/// <param name="FirstOpens">Messages whose first open lies in it.</param>
/// <param name="Clicks">Counted clicks.</param>
/// <param name="FirstClicks">Messages whose first click lies in it.</param>
/// <param name="LeftOut">Messages with counted opens or clicks that are left out, since no event says when they were sent.</param>
[JsonConverter(typeof(DataConverter<SinceSendingReport>)), JsonForm<SinceSendingReportConverter>]
public sealed record SinceSendingReport(
    string Within, long Opens, long FirstOpens, long Clicks, long FirstClicks, long LeftOut);

/// <summary>Counted opens and clicks by day of the week and hour of the contacts' own clocks.</summary>
/// <param name="Contacts">The contacts whose clock is known: by the place of their first open by a person, where that has a time zone
/// and is not a proxy's.</param>
/// <param name="Hours">Their opens and clicks.</param>
[JsonConverter(typeof(DataConverter<LocalHoursReport>)), JsonForm<LocalHoursReportConverter>]
public sealed record LocalHoursReport(long Contacts, WeekHoursReport Hours);
