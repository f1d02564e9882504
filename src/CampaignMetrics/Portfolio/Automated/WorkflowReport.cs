using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CampaignMetrics.Json;
using CampaignMetrics.Portfolio.Automated;

namespace CampaignMetrics;

/// <summary>A workflow and its steps.</summary>
/// <param name="Numbers">The numbers of its messages; the key is its name. People count once, however many steps they got.</param>
/// <param name="Steps">Its emails, in the order of their steps: by the catalog's or else the smallest stated step, numbers in it by their
/// value; then those without one; ties by when they were first sent, then by key.</param>
[JsonConverter(typeof(DataConverter<WorkflowReport>)), JsonForm<WorkflowReportConverter>]
public sealed record WorkflowReport(BreakdownRow Numbers, ImmutableArray<WorkflowStep> Steps)
{
    /// <summary>Its name; null for the emails of type <c>automated</c> that have no workflow.</summary>
    public string? Workflow => Numbers.Key;

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(WorkflowReport? other) =>
        other is not null && Numbers == other.Numbers && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Numbers, Steps.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<WorkflowReport>.Shown(this);
}

/// <summary>An email of a workflow.</summary>
[JsonConverter(typeof(DataConverter<WorkflowStep>)), JsonForm<WorkflowStepConverter>]
public sealed record WorkflowStep
{
    /// <summary>The email; null for those that the scope's viewer may not see, which are one step together, the last.</summary>
    public EmailId? Email => Numbers.Key is { } key ? new EmailId(key) : default(EmailId?);

    /// <summary>Its internal title; null when the catalog does not know it.</summary>
    public string? Name { get; init; }

    /// <summary>Its place as the catalog or else events state it; null where neither does.</summary>
    public string? Step { get; init; }

    /// <summary>When it was sent: as the catalog says, else when the first of its messages was, in the scope or not; null when none
    /// was.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The numbers of its messages in the workflow; the key is the email's.</summary>
    public required BreakdownRow Numbers { get; init; }

    /// <summary>Of the distinct contacts to whom the first step was sent, those to whom this one was sent, too, both within the scope's
    /// period. Null for emails without a workflow, which have no first step.</summary>
    public Rate? Reached { get; init; }

    /// <summary>Its messages by when they were sent, in order; empty unless asked for.</summary>
    public ImmutableArray<StepCohort> Cohorts { get; init; } = [];

    /// <summary>Whether both have the same content.</summary>
    /// <param name="other">The other one.</param>
    public bool Equals(WorkflowStep? other) =>
        other is not null && (Name, Step, SentAt, Reached) == (other.Name, other.Step, other.SentAt, other.Reached)
        && Numbers == other.Numbers && Cohorts.AsSpan().SequenceEqual(other.Cohorts.AsSpan());

    /// <summary>A hash of the content.</summary>
    public override int GetHashCode() => HashCode.Combine(Numbers, Name, Step, SentAt, Reached, Cohorts.Length);

    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<WorkflowStep>.Shown(this);
}

/// <summary>The messages of a step that were sent in one bucket of time, with everything that became of them. Buckets without a message are
/// left out.</summary>
/// <param name="Start">The bucket's first instant, with the zone's offset.</param>
/// <param name="Numbers">The numbers. They have no key.</param>
[JsonConverter(typeof(DataConverter<StepCohort>)), JsonForm<StepCohortConverter>]
public sealed record StepCohort(DateTimeOffset Start, BreakdownRow Numbers)
{
    /// <summary>The value as its JSON.</summary>
    public override string ToString() => DataConverter<StepCohort>.Shown(this);
}
