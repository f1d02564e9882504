using System.Globalization;

namespace CampaignMetrics.Reports;

/// <summary>A scope in words.</summary>
internal static class ScopeWords
{
    public static string Of(ReportScope scope, Definition definition)
    {
        string[] filters = [.. scope.Layers.SelectMany(layer => Filters(layer, definition))];
        string[] excluded = [.. scope.Layers.SelectMany(layer => layer.Exclude).Distinct(StringComparer.Ordinal)];
        string[] parts =
        [
            .. filters.Length == 0 ? Array.Empty<string>() : [$"only {string.Join("; ", filters)}"],
            .. excluded.Length == 0 ? Array.Empty<string>() : [$"without {string.Join(", ", excluded)}"],
        ];
        return parts.Length == 0 ? "all messages" : string.Join("; ", parts);
    }

    private static IEnumerable<string> Filters(ReportScope scope, Definition definition)
    {
        (string Name, IEnumerable<string> Values)[] several =
        [
            ("email", scope.Emails.Select(id => id.Value)), ("campaign", scope.Campaigns.Select(id => id.Value)),
            ("list", scope.Lists), ("workflow", scope.Workflows), ("tag", TagsOf(scope)),
            ("team", Given(scope.Team)), ("business unit", Given(scope.BusinessUnit)), ("type", Given(scope.EmailType)),
        ];
        foreach (var (name, values) in several)
            if (values.Any()) yield return $"{name} {string.Join(", ", values)}";
        if (Period(scope, definition) is { } period) yield return period;
    }

    private static IEnumerable<string> TagsOf(ReportScope scope) =>
        scope.Tags.OrderBy(tag => tag.Key, CodePoints.Order).Select(tag => $"{tag.Key}={tag.Value}");

    private static string[] Given(string? value) => value is null ? [] : [value];

    private static string? Period(ReportScope scope, Definition definition)
    {
        var what = definition.DateBasis switch
        {
            DateBasis.SendCohort => "sent",
            DateBasis.EventDate => "what happened",
        };
        string[] ends =
        [
            .. Given(scope.From is { } from ? $" from {Text(from)}" : null), .. Given(scope.To is { } to ? $" before {Text(to)}" : null),
        ];
        return ends.Length == 0 ? null : $"{what}{string.Concat(ends)} ({scope.Zone.Id})";
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
