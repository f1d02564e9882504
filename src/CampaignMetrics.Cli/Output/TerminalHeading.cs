using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Output;

/// <summary>Writes the head of a report: whose definition, which messages, and the caveats.</summary>
internal sealed class TerminalHeading(Report report, Page page)
{
    public void Write()
    {
        var only = report.Emails.Length == 1 ? report.Emails[0] : null;
        page.Line();
        page.Title(
            only is null ? Counted.Of(report.Emails.Length, "email") : only.Name ?? only.Email.Value,
            $"  ·  {report.Definition.Name} definitions{Sent(only)}");
        if (report.Definition.Title != report.Definition.Name) page.Note($"by {report.Definition.Title}");
        var filters = Filters().ToList();
        if (filters.Count > 0) page.Note($"only {string.Join("; ", filters)}");
        if (report.Scope.AsOf is { } asOf) page.Note(Invariant($"as of {asOf:yyyy-MM-dd HH:mm zzz}"));
        if (report.Excluded.Messages is { } leftOut)
            page.Note($"without {string.Join(", ", report.Scope.Exclude)} ({Counted.Of(leftOut, "message")} left out)");
        foreach (var caveat in report.Caveats) page.Sentence($"! {caveat.Text}", 2, 4);
    }

    private string Sent(EmailReport? email) =>
        email?.SentAt is { } at ? Invariant($"  ·  sent {TimeZoneInfo.ConvertTime(at, report.Scope.Zone):yyyy-MM-dd HH:mm zzz}") : "";

    /// <summary>All that selects messages, so that two different reports do not look alike.</summary>
    private IEnumerable<string> Filters()
    {
        var scope = report.Scope;
        (string Name, IEnumerable<string> Values)[] several =
        [
            ("email", scope.Emails.Select(id => id.Value)), ("campaign", scope.Campaigns.Select(id => id.Value)),
            ("list", scope.Lists), ("workflow", scope.Workflows), ("tag", TagsOf(scope)),
            ("team", Given(scope.Team)), ("business unit", Given(scope.BusinessUnit)), ("type", Given(scope.EmailType)),
        ];
        foreach (var (name, values) in several)
            if (values.Any()) yield return $"{name} {string.Join(", ", values)}";
        if (Period(scope) is { } period) yield return period;
    }

    private static IEnumerable<string> TagsOf(ReportScope scope) =>
        scope.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}");

    private static string[] Given(string? value) => value is null ? [] : [value];

    private string? Period(ReportScope scope)
    {
        var what = report.Definition.DateBasis switch
        {
            DateBasis.SendCohort => "sent",
            DateBasis.EventDate => "what happened",
        };
        return (scope.From, scope.To) switch
        {
            (null, null) => null,
            ({ } from, null) => Invariant($"{what} from {from:yyyy-MM-dd} ({scope.Zone.Id})"),
            (null, { } to) => Invariant($"{what} before {to:yyyy-MM-dd} ({scope.Zone.Id})"),
            ({ } from, { } to) => Invariant($"{what} from {from:yyyy-MM-dd} before {to:yyyy-MM-dd} ({scope.Zone.Id})"),
        };
    }
}
