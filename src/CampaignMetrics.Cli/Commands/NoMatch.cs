using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.Cli.Input;

namespace CampaignMetrics.Cli.Commands;

/// <summary>Why the filters select no message: which of them selects none even alone, and what there is instead.</summary>
internal sealed class NoMatch(
    MessageLedger ledger, Definition? definition, ReportScope scope, Func<EventSegments> segments, CancellationToken cancellationToken)
{
    /// <summary>How many names are listed.</summary>
    private const int MostListed = 10;

    private readonly Lazy<EventSegments> _segments = new(segments);

    /// <returns>Null where nothing was filtered.</returns>
    public string? Explain()
    {
        var given = Given().ToList();
        if (given.Count == 0) return null;
        var useless = given.Where(filter => SelectsNothing(filter.Alone)).ToList();
        return useless.Count > 0
            ? string.Join(" ", useless.Select(filter => $"{filter.Text} selects no message.{filter.Instead()}"))
            : $"no message is selected by {string.Join(" and ", given.Select(filter => filter.Text))} together, though by each alone";
    }

    private IEnumerable<Filter> Given()
    {
        var all = new ReportScope { Zone = scope.Zone };
        var (emails, campaigns) = (scope.Emails.Select(id => id.Value), scope.Campaigns.Select(id => id.Value));
        if (!scope.Emails.IsEmpty)
            yield return Named("--email", emails, all with { Emails = scope.Emails }, Emails);
        if (!scope.Campaigns.IsEmpty)
            yield return Named("--campaign", campaigns, all with { Campaigns = scope.Campaigns }, () => _segments.Value.Campaigns);
        if (!scope.Lists.IsEmpty)
            yield return Named("--list", scope.Lists, all with { Lists = scope.Lists }, () => _segments.Value.Lists);
        if (!scope.Workflows.IsEmpty)
            yield return Named("--workflow", scope.Workflows, all with { Workflows = scope.Workflows }, () => _segments.Value.Workflows);
        foreach (var tag in scope.Tags)
        {
            var alone = all with { Tags = ImmutableDictionary<string, string>.Empty.Add(tag.Key, tag.Value) };
            yield return Named("--tag", [$"{tag.Key}={tag.Value}"], alone, () => _segments.Value.Tags);
        }
        if (scope.From is not null || scope.To is not null)
            yield return new Filter(Period(), all with { From = scope.From, To = scope.To }, Days);
    }

    private static Filter Named(string option, IEnumerable<string> values, ReportScope alone, Func<IReadOnlyCollection<string>> known)
    {
        var given = values.ToList();
        return new Filter($"{option} {string.Join(", ", given)}", alone, () => Listed(given[0], known()));
    }

    private static string Listed(string given, IReadOnlyCollection<string> known)
    {
        if (known.Count == 0) return " There are none.";
        var more = known.Count > MostListed ? string.Create(CultureInfo.InvariantCulture, $" and {known.Count - MostListed:N0} more") : "";
        return $"{Nearest.Hint(given, known)} There are {string.Join(", ", Nearest.First(given, known, MostListed))}{more}.";
    }

    private IReadOnlyCollection<string> Emails() =>
        [.. ledger.Report(definition, new ReportScope { Zone = scope.Zone }, cancellationToken).Emails.Select(email => email.Email.Value)];

    private string Period()
    {
        var from = scope.From is { } first ? $"--from {Day(first)}" : "";
        var to = scope.To is { } end ? $"--to {Day(end)}" : "";
        return $"{from} {to}".Trim();
    }

    private string Days()
    {
        var (first, last) = (_segments.Value.First, _segments.Value.Last);
        return first > last ? "" : $" Messages were sent from {DayOf(first)} to {DayOf(last)}.";
    }

    private string DayOf(DateTimeOffset at) => Day(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, scope.Zone).DateTime));

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private bool SelectsNothing(ReportScope alone) => !ledger.Report(definition, alone, cancellationToken).Emails.Any();

    /// <param name="Text">As it was given.</param>
    /// <param name="Alone">Everything but this filter is taken.</param>
    /// <param name="Instead">What there is.</param>
    private sealed record Filter(string Text, ReportScope Alone, Func<string> Instead);
}
