using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.AspNetCore.Reports.Parameters;
using CampaignMetrics.DependencyInjection;
using CampaignMetrics.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>What a request wants of a page.</summary>
/// <param name="Options">What the page shows.</param>
/// <param name="Key">What tells it from other pages of the ledger for the same user: its parameters, what they mean today, and the
/// host's settings.</param>
/// <param name="Of">The email that the number in a part's name is meant to be; null where the request does not say.</param>
internal sealed record AskedPage(HtmlReportOptions Options, string Key, string? Of);

/// <summary>Reads what a request wants of a page.</summary>
internal sealed class PageReader(IOptions<CampaignMetricsOptions> campaigns, IOptions<CampaignPageOptions> pages, TimeProvider time)
{
    private static readonly Parameter Email = new("of", "The email that the number in the name means.", "an email", "spring-sale");
    private static readonly Parameter After = new("after", "The state that is known.", "a state", "12-0a1b2c3d");

    private readonly ImmutableArray<Definition> _definitions = [.. campaigns.Value.Definitions];
    private readonly ConcurrentDictionary<string, Settings> _settings = new(StringComparer.Ordinal);

    /// <summary>What is wrong is told by the query.</summary>
    public (AskedPage Page, Query Query) Read(HttpRequest request, SeenLedger seen)
    {
        var query = new Query(request.Query, [.. ScopeParameters.All, Email, After]);
        var basis = ReportBasis.Read(query, _definitions, seen.Access.Viewer, time.GetUtcNow());
        var settings = SettingsOf(seen.Ledger.Name);
        var options = settings.Options with
        {
            Definitions = ByChoice(basis.Definition), Scope = basis.Scope,
            WithContacts = settings.Options.WithContacts && seen.Access.ShowsContacts,
        };
        var parameters = string.Concat(
            from pair in request.Query
            where !IsOwn(pair.Key)
            from value in pair.Value
            select $"{pair.Key}={value?.Length} {value}&");
        var key = string.Create(
            CultureInfo.InvariantCulture,
            $"{settings.Number} {basis.Scope.From:O} {basis.Scope.To:O} {options.WithContacts} {parameters}");
        return (new AskedPage(options, key, query.Text(Email)), query);
    }

    /// <summary>Whether a parameter is of a single request, and not of the page.</summary>
    private static bool IsOwn(string name) =>
        name.Equals(Email.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(After.Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The state that a request says it knows: that of the last event, or of the page before the first one.</summary>
    public static string? KnownBy(HttpRequest request) =>
        request.Headers["Last-Event-ID"] is [{ Length: > 0 } last] ? last : (string?)request.Query[After.Name];

    /// <summary>The chosen definition first. If it was asked for by event date, all are.</summary>
    private ImmutableArray<Definition> ByChoice(Definition chosen)
    {
        var isChanged = !_definitions.Contains(chosen);
        return
        [
            chosen,
            .. from one in _definitions
            where one.Name != chosen.Name
            select isChanged ? one with { DateBasis = chosen.DateBasis } : one,
        ];
    }

    private Settings SettingsOf(string ledger)
    {
        // The same object, since definitions are of the host alone.
        var options = pages.Value.Page(ledger) with { Definitions = _definitions };
        return _settings.AddOrUpdate(
            ledger, _ => new Settings(options, 0),
            (_, known) => known.Options == options ? known : new Settings(options, known.Number + 1));
    }

    /// <summary>The host's settings of a ledger's page, with a number that is another one when they change.</summary>
    private sealed record Settings(HtmlReportOptions Options, int Number);
}
