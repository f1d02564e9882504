using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Commands;

/// <summary>
/// Explains why the filters select no message: which of them selects none even by itself, and which names there are instead.
/// </summary>
internal sealed class NoMatch(MessageLedger ledger, ReportScope scope)
{
    /// <summary>How many names are listed.</summary>
    private const int MostListed = 10;

    /// <returns>Null where no name was given, or what was named has messages, though not in the period: that is an answer.</returns>
    public string? Explain(Definition definition, CancellationToken cancellationToken)
    {
        if (!scope.Exclude.IsEmpty && SelectsNothing(scope) && !SelectsNothing(scope with { Exclude = [] }))
            return $"--exclude {string.Join(", ", scope.Exclude)} leaves out every message";
        var given = Given().ToList();
        // A period without messages is a valid answer.
        if (given.Count == 0 || !SelectsNothing(scope with { From = null, To = null, Exclude = [] })) return null;
        var useless = given.Where(filter => SelectsNothing(filter.Alone)).ToList();
        return useless.Count > 0
            ? string.Join(" ", useless.Select(filter => $"{filter.Text} selects no message.{filter.Instead()}"))
            : $"no message is selected by {string.Join(" and ", given.Select(filter => filter.Text))} together, though by each alone";

        bool SelectsNothing(ReportScope asked) => IsOfNothing(ledger.Report(definition, asked, cancellationToken));
    }

    /// <summary>Whether a report counts nothing at all: neither messages, nor what conversions bring, nor what programs did.</summary>
    private static bool IsOfNothing(Report report) =>
        report.Emails.IsEmpty && report.Revenue.IsEmpty && report.Goals.IsEmpty && report.Excluded.Rules.IsEmpty;

    /// <summary>A message about a tag to break down by that no message has; null for any other dimension.</summary>
    public string? Missing(Dimension by)
    {
        if (by.TagName is not { } given) return null;
        string[] names = [.. ledger.Dimensions().Select(known => known.By.TagName).OfType<string>()];
        return names.Contains(given) ? null : $"--by {by}: no message has this tag.{Listed(given, names)}";
    }

    /// <summary>Messages about values that select nothing beside other values of the same filter, which do.</summary>
    public IEnumerable<string> Useless() =>
    [
        .. Useless("--email", [.. scope.Emails.Select(id => id.Value)], Dimension.Email),
        .. Useless("--campaign", [.. scope.Campaigns.Select(id => id.Value)], Dimension.Campaign),
        .. Useless("--list", [.. scope.Lists], Dimension.List),
        .. Useless("--workflow", [.. scope.Workflows], Dimension.Workflow),
        .. UselessTeam(),
    ];

    /// <summary>A team that nobody knows still selects the emails of no team.</summary>
    private IEnumerable<string> UselessTeam()
    {
        if (scope.Team is not { } team) yield break;
        var known = ledger.Dimensions().Any(dimension => dimension.By == Dimension.Team) ? Known(Dimension.Team) : [];
        if (!known.Contains(team)) yield return $"--team {team}: only emails of no team are selected.{Listed(team, known)}";
    }

    private IEnumerable<string> Useless(string option, string[] given, Dimension by)
    {
        if (given.Length < 2) return [];
        var known = Known(by);
        return given.Except(known).Select(value => $"{option} {value} selects no message.{Listed(value, known)}");
    }

    private IEnumerable<Filter> Given()
    {
        var all = new ReportScope { Zone = scope.Zone };
        var (emails, campaigns) = (scope.Emails.Select(id => id.Value), scope.Campaigns.Select(id => id.Value));
        if (!scope.Emails.IsEmpty)
            yield return Named("--email", emails, all with { Emails = scope.Emails }, () => Known(Dimension.Email));
        if (!scope.Campaigns.IsEmpty)
            yield return Named("--campaign", campaigns, all with { Campaigns = scope.Campaigns }, () => Known(Dimension.Campaign));
        if (!scope.Lists.IsEmpty)
            yield return Named("--list", scope.Lists, all with { Lists = scope.Lists }, () => Known(Dimension.List));
        if (!scope.Workflows.IsEmpty)
            yield return Named("--workflow", scope.Workflows, all with { Workflows = scope.Workflows }, () => Known(Dimension.Workflow));
        foreach (var tag in scope.Tags)
        {
            var alone = all with { Tags = ImmutableDictionary<string, string>.Empty.Add(tag.Key, tag.Value) };
            yield return Named("--tag", [$"{tag.Key}={tag.Value}"], alone, Tags);
        }
        if (scope.Team is { } team)
            yield return Named("--team", [team], all with { Team = team }, () => Known(Dimension.Team));
        if (scope.BusinessUnit is { } unit)
            yield return Named("--unit", [unit], all with { BusinessUnit = unit }, () => Known(Dimension.BusinessUnit));
        if (scope.EmailType is { } type)
            yield return Named("--type", [type], all with { EmailType = type }, () => Known(Dimension.EmailType));
    }

    /// <summary>The values that select a message. Events and the catalog name others too: a campaign that an email's first event does not
    /// state, an email that was not sent.</summary>
    private IReadOnlyList<string> Known(Dimension by) =>
    [
        .. ledger.Breakdown(by, scope: new ReportScope { MaxRows = int.MaxValue })
            .Rows.Select(row => row.Key).OfType<string>().Order(StringComparer.Ordinal),
    ];

    /// <summary>Tags as the option takes them. It ends the name at the first <c>=</c>, so it cannot name a tag that has one.</summary>
    private IReadOnlyList<string> Tags() =>
    [
        .. ledger.Dimensions().Select(known => known.By)
            .Where(by => by.TagName is { } name && !name.Contains('=', StringComparison.Ordinal))
            .SelectMany(by => Known(by).Select(value => $"{by.TagName}={value}")),
    ];

    private static Filter Named(string option, IEnumerable<string> values, ReportScope alone, Func<IReadOnlyCollection<string>> known)
    {
        var given = values.ToList();
        return new Filter($"{option} {string.Join(", ", given)}", alone, () => Listed(given[0], known()));
    }

    /// <summary>What may have been meant, and what there is: behind a sentence, each after a blank.</summary>
    public static string Listed(string given, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0) return " There are none.";
        var more = known.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $" and {known.Count - MostListed:N0} more") : "";
        return $"{Nearest.Hint(given, known)} There are {string.Join(", ", Nearest.First(given, known, MostListed))}{more}.";
    }

    /// <param name="Text">As it was given.</param>
    /// <param name="Alone">Everything but this filter is taken.</param>
    /// <param name="Instead">What there is.</param>
    private sealed record Filter(string Text, ReportScope Alone, Func<string> Instead);
}
