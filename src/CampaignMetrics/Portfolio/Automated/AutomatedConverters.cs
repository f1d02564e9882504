using System.Text.Json;
using CampaignMetrics.Json;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Json;
using CampaignMetrics.Time;

namespace CampaignMetrics.Portfolio.Automated;

/// <summary><c>{ "schema", "definitions", "scope", "settings", "caveats", "cohorts": a frequency or null, "total": numbers,
/// "workflows": [], "workflowsLeftOut" }</c></summary>
internal sealed class AutomatedEmailsConverter : ObjectConverter<AutomatedEmails>
{
    private const string Cohorts = "cohorts";

    public static AutomatedEmailsConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, AutomatedEmails value)
    {
        Frequency? every = value.HasCohorts ? value.Scope.Every : null;
        foreach (var waiting in DocumentHead.Pieces(json, AutomatedEmails.Schema, value, every)) yield return waiting;
        json.WriteString(Cohorts, every?.Name());
        json.WriteStartObject("total");
        BreakdownRowConverter.WriteNumbers(json, value.Total);
        json.WriteEndObject();
        foreach (var waiting in json.WriteRows("workflows", value.Workflows, WorkflowReportConverter.Instance)) yield return waiting;
        json.WriteNumber("workflowsLeftOut", value.WorkflowsLeftOut);
    }

    public override AutomatedEmails Read(JsonPart json)
    {
        Frequency? every = json[Cohorts].IsNull ? null : json[Cohorts].Frequency();
        var definition = DocumentHead.ReadDefinition(json, AutomatedEmails.Schema);
        var basis = DocumentHead.Read(json, definition, every ?? ReportScope.All.Every);
        if (every is not null && basis.Scope.Every != every) throw json[Cohorts].Fault("the scope has another one");
        return new AutomatedEmails(every is not null, basis)
        {
            Caveats = json["caveats"].Rows(caveat => CaveatConverter.ReadIn(caveat, null)),
            Total = json["total"].Read(total => BreakdownRowConverter.ReadNumbers(total, null)),
            Workflows = json["workflows"].Rows(WorkflowReportConverter.Instance.Read),
            WorkflowsLeftOut = json["workflowsLeftOut"].Count(),
        };
    }
}

/// <summary><c>{ "workflow", the numbers of a breakdown's row, "steps": [] }</c></summary>
internal sealed class WorkflowReportConverter : ObjectConverter<WorkflowReport>
{
    public static WorkflowReportConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, WorkflowReport value)
    {
        json.WriteString("workflow", value.Workflow);
        BreakdownRowConverter.WriteNumbers(json, value.Numbers);
        return json.WriteRows("steps", value.Steps, WorkflowStepConverter.Instance);
    }

    public override WorkflowReport Read(JsonPart json) => new(
        BreakdownRowConverter.ReadNumbers(json, json["workflow"].TextOrNull()), json["steps"].Rows(WorkflowStepConverter.Instance.Read));
}

/// <summary><c>{ "email", "name", "step", "sentAt", "reached": a rate or null, the numbers of a breakdown's row,
/// "cohorts": [] }</c></summary>
internal sealed class WorkflowStepConverter : ObjectConverter<WorkflowStep>
{
    public static WorkflowStepConverter Instance { get; } = new();

    public override IEnumerable<int> Members(Utf8JsonWriter json, WorkflowStep value)
    {
        json.WriteString("email", value.Numbers.Key);
        json.WriteString("name", value.Name);
        json.WriteString("step", value.Step);
        json.WriteUtcOrOffset("sentAt", value.SentAt);
        if (value.Reached is { } reached) json.WriteObject("reached", reached, RateConverter.Instance);
        else json.WriteNull("reached");
        BreakdownRowConverter.WriteNumbers(json, value.Numbers);
        return json.WriteRows("cohorts", value.Cohorts, StepCohortConverter.Instance);
    }

    public override WorkflowStep Read(JsonPart json) => new()
    {
        Numbers = BreakdownRowConverter.ReadNumbers(json, json["email"].IsNull ? null : json["email"].Id<EmailId>().Value),
        Name = json["name"].TextOrNull(),
        Step = json["step"].TextOrNull(),
        SentAt = json["sentAt"].InstantOrNull(),
        Reached = json["reached"].IsNull ? null : json["reached"].Read(RateConverter.Instance.Read),
        Cohorts = json["cohorts"].Rows(StepCohortConverter.Instance.Read),
    };
}

/// <summary><c>{ "start", the numbers of a breakdown's row }</c></summary>
internal sealed class StepCohortConverter : ObjectConverter<StepCohort>
{
    public static StepCohortConverter Instance { get; } = new();

    public override void WriteMembers(Utf8JsonWriter json, StepCohort value)
    {
        json.WriteUtcOrOffset("start", value.Start);
        BreakdownRowConverter.WriteNumbers(json, value.Numbers);
    }

    public override StepCohort Read(JsonPart json) => new(json["start"].Instant(), BreakdownRowConverter.ReadNumbers(json, null));
}
