using System.Text.Json.Nodes;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Tests.Reference;

/// <summary>Section 7: which messages a report is about.</summary>
internal static class NaiveScope
{
    public static JsonObject Json(ReportScope scope)
    {
        var calendar = new NaiveCalendar(scope.Zone, Frequency.Day, DayOfWeek.Monday);
        var json = new JsonObject
        {
            ["emails"] = Texts(scope.Emails.Select(email => email.Value)),
            ["campaigns"] = Texts(scope.Campaigns.Select(campaign => campaign.Value)),
        };
        if (!scope.Lists.IsEmpty) json["lists"] = Texts(scope.Lists);
        if (!scope.Workflows.IsEmpty) json["workflows"] = Texts(scope.Workflows);
        if (!scope.Tags.IsEmpty)
            json["tags"] = new JsonObject(scope.Tags.Select(tag => KeyValuePair.Create(tag.Key, (JsonNode?)tag.Value)));
        if (scope.Team is not null) json["team"] = scope.Team;
        if (scope.BusinessUnit is not null) json["businessUnit"] = scope.BusinessUnit;
        if (scope.EmailType is not null) json["type"] = scope.EmailType;
        json["from"] = scope.From is { } from ? NaiveTimes.Json(calendar.FirstInstantOf(from), scope.Zone) : null;
        json["to"] = scope.To is { } to ? NaiveTimes.Json(calendar.FirstInstantOf(to), scope.Zone) : null;
        json["zone"] = scope.Zone.Id;
        if (scope.FirstDayOfWeek != DayOfWeek.Monday) json["firstDayOfWeek"] = $"{scope.FirstDayOfWeek}".ToLowerInvariant();
        return json;
    }

    public static bool Holds(ReportScope scope, NaiveMessage message) =>
        (scope.Emails.IsEmpty || scope.Emails.Contains(message.Email))
        && (scope.Campaigns.IsEmpty || CampaignsOf(message).Any(campaign => scope.Campaigns.Contains(campaign)))
        && (scope.Lists.IsEmpty || message.Events.SelectMany(happened => happened.Segments.Lists).Any(list => scope.Lists.Contains(list)))
        && (scope.Workflows.IsEmpty || WorkflowsOf(message).Any(workflow => scope.Workflows.Contains(workflow)))
        && scope.Tags.All(tag => message.Events.Any(happened => happened.Segments.Tags.Contains(tag)))
        && (scope.Team is null || message.Entry?.Team is null || message.Entry.Team == scope.Team)
        && (scope.BusinessUnit is null || message.Entry?.BusinessUnit == scope.BusinessUnit)
        && (scope.EmailType is null || message.Entry?.Type == scope.EmailType)
        && SentWithin(scope, message);

    /// <summary>The catalog's campaign, else what the events state.</summary>
    public static IEnumerable<CampaignId> CampaignsOf(NaiveMessage message) =>
        message.Entry?.Campaign is { } known
            ? [known]
            : message.Events.Select(happened => happened.Segments.Campaign).OfType<CampaignId>().Distinct();

    private static IEnumerable<string> WorkflowsOf(NaiveMessage message) =>
        message.Entry?.Workflow is { } known ? [known] : message.Events.Select(happened => happened.Segments.Workflow).OfType<string>();

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => (JsonNode)text)];

    /// <summary>Messages sent in [from, to) of the zone's calendar, with all that happened to them later.</summary>
    private static bool SentWithin(ReportScope scope, NaiveMessage message)
    {
        var date = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(message.SendingInstant, scope.Zone).DateTime);
        return (scope.From is not { } from || date >= from) && (scope.To is not { } to || date < to);
    }
}
