using System.Text.Json;
using CampaignMetrics.Json;

namespace CampaignMetrics.Reports.Json;

/// <summary><c>{ "domain", "sent", "delivered", "bounced", "opens", "clicks", "spamReports" }</c></summary>
internal sealed class DomainReportConverter : ObjectConverter<DomainReport>
{
    public static DomainReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, DomainReport value)
    {
        json.WriteString("domain", value.Domain);
        json.WriteNumber("sent", value.Sent);
        json.WriteNumber("delivered", value.Delivered);
        json.WriteNumber("bounced", value.Bounced);
        json.WriteNumberOrNull("opens", value.Opens);
        json.WriteNumberOrNull("clicks", value.Clicks);
        json.WriteNumberOrNull("spamReports", value.SpamReports);
        json.WriteReasons(
            ("opens", value.NotMeasured), ("clicks", value.NotMeasured),
            ("spamReports", value.SpamReports is null ? NotMeasured.ReceiverReportsNone : null));
    }

    public override DomainReport Read(JsonPart json) => new(
        json["domain"].Text(), json["sent"].Count(), json["delivered"].Count(), json["bounced"].Count(),
        json["opens"].CountOrNull(), json["clicks"].CountOrNull(),
        json["spamReports"].CountOrNull())
    {
        NotMeasured = json.ReasonAgainst("opens"),
    };
}

/// <summary><c>{ "currency", "amount", "orders", "refunds" }</c></summary>
internal sealed class RevenueReportConverter : ObjectConverter<RevenueReport>
{
    public static RevenueReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, RevenueReport value)
    {
        MoneyConverter.Instance.WriteMembers(json, value.Amount);
        json.WriteNumber("orders", value.Orders);
        json.WriteNumber("refunds", value.Refunds);
    }

    public override RevenueReport Read(JsonPart json) =>
        new(MoneyConverter.Instance.Read(json), json["orders"].Count(), json["refunds"].Count());
}

/// <summary><c>{ "automationOpens", "automationClicks", "privacyOpens", "roleClicks", "rules": [] }</c></summary>
internal sealed class ExcludedReportConverter : ObjectConverter<ExcludedReport>
{
    public static ExcludedReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, ExcludedReport value)
    {
        json.WriteNumber("automationOpens", value.AutomationOpens);
        json.WriteNumber("automationClicks", value.AutomationClicks);
        json.WriteNumber("privacyOpens", value.PrivacyOpens);
        json.WriteNumber("roleClicks", value.RoleClicks);
        if (value.Messages is { } messages) json.WriteNumber("messages", messages);
        return json.WriteRows("rules", value.Rules, ExcludedEventsConverter.Instance);
    }

    public override ExcludedReport Read(JsonPart json) => new(
        json["automationOpens"].Count(), json["automationClicks"].Count(), json["privacyOpens"].Count(), json["roleClicks"].Count(),
        json["rules"].Rows(ExcludedEventsConverter.Instance.Read), json.Optional("messages")?.Count());
}

/// <summary><c>{ "rule", "events" }</c></summary>
internal sealed class ExcludedEventsConverter : ObjectConverter<ExcludedEvents>
{
    public static ExcludedEventsConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, ExcludedEvents value)
    {
        json.WriteString("rule", value.Rule);
        json.WriteNumber("events", value.Events);
    }

    public override ExcludedEvents Read(JsonPart json) => new(json["rule"].Text(), json["events"].Count());
}

/// <summary><c>{ "lines", "events", "duplicates", "rejected": [], "rejectedCount" }</c></summary>
internal sealed class InputReportConverter : ObjectConverter<InputReport>
{
    public static InputReportConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, InputReport value)
    {
        json.WriteNumber("lines", value.Lines);
        json.WriteNumber("events", value.Events);
        json.WriteNumber("duplicates", value.Duplicates);
        foreach (var _ in json.WriteRows("rejected", value.Rejected, Events.RejectionConverter.Instance)) { }
        json.WriteNumber("rejectedCount", value.RejectedCount);
    }

    public override InputReport Read(JsonPart json) => new(
        json["lines"].Count(), json["events"].Count(), json["duplicates"].Count(),
        json["rejected"].Rows(Events.RejectionConverter.Instance.Read, InputSum.MaxRejected), json["rejectedCount"].Count());
}
