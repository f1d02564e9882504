using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Automated emails as plain LINQ tells them, from the events and the lists of recipients: slow, and without a tally of its
/// own.</summary>
internal sealed partial class NaiveAutomated(World world)
{
    private readonly MessageLedger _ledger = world.Ledger();

    /// <summary>A line for each workflow, and one for each of its steps, in their order.</summary>
    public IEnumerable<string> Lines
    {
        get
        {
            var (selected, sent) = (List(Metric.Selected), List(Metric.Sent));
            var names = selected.SelectMany(WorkflowsOf).Concat(Known.Select(email => email.Workflow)).Distinct();
            var workflows = names.Select(name => (Name: name, Sent: sent.Where(message => WorkflowsOf(message).Contains(name)).ToList()));
            foreach (var (name, messages) in workflows
                .OrderBy(workflow => workflow.Name is null).ThenByDescending(workflow => workflow.Sent.Count)
                .ThenBy(workflow => workflow.Name, StringComparer.Ordinal))
            {
                yield return $"{name}: {messages.Count} to {Contacts(messages).Count()}";
                foreach (var line in StepsOf(name, selected, messages)) yield return line;
            }
        }
    }

    /// <summary>The same of the document.</summary>
    public static IEnumerable<string> LinesOf(AutomatedEmails automated)
    {
        foreach (var workflow in automated.Workflows)
        {
            yield return $"{workflow.Workflow}: {workflow.Numbers.Counts[Metric.Sent]} to {workflow.Numbers.People.Sent}";
            foreach (var step in workflow.Steps)
                yield return Line(
                    step.Email!.Value.Value, step.Step, step.Numbers.Counts[Metric.Sent], step.Numbers.People.Sent,
                    step.Reached is { } reached ? (reached.Numerator, reached.Denominator) : null);
        }
    }

    private IEnumerable<string> StepsOf(string? workflow, List<Recipient> selected, List<Recipient> sent)
    {
        var emails = selected.Where(message => WorkflowsOf(message).Contains(workflow)).Select(message => message.Email.Value)
            .Concat(Known.Where(email => email.Workflow == workflow).Select(email => email.Id.Value)).Distinct();
        List<(string Email, string? Label)> steps =
        [
            .. emails.Select(email => (Email: email, Label: LabelOf(email, workflow)))
                .OrderBy(step => step.Label is null).ThenBy(step => Padded(step.Label), StringComparer.Ordinal)
                .ThenBy(step => step.Label, StringComparer.Ordinal)
                .ThenBy(step => SentAtOf(step.Email) ?? DateTimeOffset.MaxValue).ThenBy(step => step.Email, StringComparer.Ordinal),
        ];
        var first = Contacts(sent.Where(message => message.Email.Value == steps[0].Email)).ToList();
        foreach (var (email, label) in steps)
        {
            var ofStep = sent.Where(message => message.Email.Value == email).ToList();
            var reached = (Contacts(ofStep).Intersect(first).Count(), first.Count);
            yield return Line(email, label, ofStep.Count, Contacts(ofStep).Count(), workflow is null ? null : reached);
        }
    }

    private static string Line(string email, string? label, long sent, long contacts, (long Part, long Whole)? reached) =>
        $"  {email} ({label}): {sent} to {contacts}, reached {reached}";

    private List<Recipient> List(Metric metric) => [.. _ledger.Recipients(metric, world.Definition, world.Scope)];

    private static IEnumerable<ContactId> Contacts(IEnumerable<Recipient> messages) =>
        messages.Select(message => message.Contact).Distinct();

    /// <summary>Null for none; nothing for a message that is not automated.</summary>
    private IReadOnlyList<string?> WorkflowsOf(Recipient message) => WorkflowsOf(message.Email, message.Segments.Workflows);

    private IReadOnlyList<string?> WorkflowsOf(EmailId email, IEnumerable<string?> stated)
    {
        string?[] names = [.. stated.Append(world.Catalog[email]?.Workflow).OfType<string>().Distinct()];
        return names.Length > 0 ? names : world.Catalog[email]?.Type == "automated" ? [null] : [];
    }

    /// <summary>The catalog's emails of workflows that the scope selects.</summary>
    private IEnumerable<Email> Known => world.Catalog.Emails.Where(email =>
        email.Workflow is { } workflow && world.Scope.Lists.IsEmpty && world.Scope.Tags.IsEmpty
        && (world.Scope.Emails.IsEmpty || world.Scope.Emails.Contains(email.Id))
        && (world.Scope.Campaigns.IsEmpty || (email.Campaign is { } campaign && world.Scope.Campaigns.Contains(campaign)))
        && (world.Scope.Workflows.IsEmpty || world.Scope.Workflows.Contains(workflow))
        && (world.Scope.Team is not { } team || email.Team is null || email.Team == team)
        && (world.Scope.BusinessUnit is not { } unit || email.BusinessUnit == unit)
        && (world.Scope.EmailType is not { } type || email.Type == type));

    private string? LabelOf(string email, string? workflow) => world.Catalog[email]?.Step ?? world.Events
        .Where(happened => happened.Email == email)
        .GroupBy(happened => happened.Recipient)
        .Where(contact => WorkflowsOf(email, contact.Select(happened => happened.Segments.Workflow)).Contains(workflow))
        .SelectMany(contact => contact.Select(happened => happened.Segments.Tags.GetValueOrDefault(AutomatedEmails.StepTag)))
        .OfType<string>()
        .OrderBy(Padded, StringComparer.Ordinal).ThenBy(label => label, StringComparer.Ordinal)
        .FirstOrDefault();

    private DateTimeOffset? SentAtOf(string email) => world.Catalog[email]?.SentAt
        ?? _ledger.Report(world.Definition).Emails.FirstOrDefault(row => row.Email.Value == email)?.SentAt;

    /// <summary>With numbers of one length, so that texts compare as numbers do.</summary>
    private static string? Padded(string? label) => label is null ? null : Number().Replace(
        label, number => number.Value.TrimStart('0').PadLeft(20, '0').ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
