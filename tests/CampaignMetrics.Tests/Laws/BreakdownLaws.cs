using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CampaignMetrics.Tests.Reference;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A row of a breakdown is the report that is filtered by its key.</summary>
public sealed class BreakdownLaws
{
    private static readonly ImmutableDictionary<string, string> NoTags = ImmutableDictionary<string, string>.Empty;

    /// <summary>What a scope says without a filter of a dimension, and with a row's key as the filter.</summary>
    private static readonly (Dimension By, Func<ReportScope, ReportScope> Without, Func<ReportScope, string, ReportScope> With)[] Filters =
    [
        (Dimension.Email, scope => scope with { Emails = [] }, (scope, key) => scope with { Email = new EmailId(key) }),
        (Dimension.Campaign, scope => scope with { Campaigns = [] }, (scope, key) => scope with { Campaigns = [new CampaignId(key)] }),
        (Dimension.List, scope => scope with { Lists = [] }, (scope, key) => scope with { Lists = [key] }),
        (Dimension.Workflow, scope => scope with { Workflows = [] }, (scope, key) => scope with { Workflows = [key] }),
        (Dimension.Tag("colour"), scope => scope with { Tags = NoTags }, (scope, key) => scope with { Tags = NoTags.Add("colour", key) }),
        (Dimension.Team, scope => scope with { Team = null }, (scope, key) => scope with { Team = key }),
        (Dimension.BusinessUnit, scope => scope with { BusinessUnit = null }, (scope, key) => scope with { BusinessUnit = key }),
        (Dimension.EmailType, scope => scope with { EmailType = null }, (scope, key) => scope with { EmailType = key }),
    ];

    private static readonly Dimension[] All = [.. Filters.Select(filter => filter.By), Dimension.SendingDay, .. Ungrouped];

    private static Dimension[] Ungrouped => [Dimension.MailboxProvider, Dimension.Country, Dimension.Client];

    public static TheoryData<Dimension> Filtered => [.. Filters.Select(filter => filter.By)];

    [Theory]
    [MemberData(nameof(Filtered))]
    public void A_row_is_the_report_filtered_by_its_key(Dimension by) => Law.Holds(Worlds.Any, world => AreFiltered(world, by), 300);

    [Theory]
    [MemberData(nameof(Filtered))]
    public void A_row_by_event_date_is_the_report_filtered_by_its_key(Dimension by) =>
        Law.Holds(Worlds.AnyByDate, world => AreFiltered(world, by), 300);

    [Fact]
    public void A_day_is_the_report_of_what_was_sent_on_it() => Law.Holds(Worlds.Any, world =>
    {
        var scope = world.Scope with { From = null, To = null };
        var definition = world.Definition with { DateBasis = DateBasis.SendCohort };
        var ledger = world.Ledger();
        return ledger.Breakdown(Dimension.SendingDay, definition, scope).Rows.All(row =>
        {
            var day = DateOnly.ParseExact(row.Key!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            return Law.AreSame(row, ledger.Report(definition, scope with { From = day, To = day.AddDays(1) }));
        });
    }, 300);

    [Fact]
    public void A_provider_is_the_report_without_all_others() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        var contacts = world.Events.Select(happened => happened.Recipient.Value).Distinct().ToList();
        return ledger.Breakdown(Dimension.MailboxProvider, world.Definition, world.Scope).Rows.All(row =>
        {
            var others = contacts.Where(contact => ProviderOf(contact) != row.Key);
            var scope = world.Scope with { Exclude = [.. world.Scope.Exclude, .. others] };
            return Law.AreSame(row, ledger.Report(world.Definition, scope));
        });
    }, 300);

    [Fact]
    public void Openers_of_a_client_are_those_of_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var report = world.Report();
        var rows = world.Ledger().Breakdown(Dimension.Client, world.Definition, world.Scope).Rows;
        return report.Clients.GroupBy(row => row.Client)
            .All(client => client.Sum(row => row.Opens.Unique) == (Find(rows, client.Key)?.Counts.Measured(Metric.Opened) ?? 0));
    });

    [Fact]
    public void Openers_of_a_country_are_those_of_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var options = world.Options with { Enrichment = world.Options.Enrichment with { Places = PlaceOf } };
        using var ledger = new MessageLedger(options);
        foreach (var happened in world.Events) ledger.Apply(happened);
        var rows = ledger.Breakdown(Dimension.Country, world.Definition, world.Scope).Rows;
        // A row without a key has also who opened nowhere.
        return ledger.Report(world.Definition, world.Scope).Countries.Where(country => country.Country is not null)
            .All(country => country.Opens == (Find(rows, country.Country)?.Counts.Measured(Metric.Opened) ?? 0));
    });

    [Fact]
    public void The_total_is_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var (ledger, report) = (world.Ledger(), world.Report());
        return ledger.Breakdowns(All, world.Definition, world.Scope).All(breakdown => Law.AreSame(breakdown.Total, report));
    }, 300);

    [Fact]
    public void Each_of_several_is_what_it_is_alone() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        return ledger.Breakdowns(All, world.Definition, world.Scope)
            .All(breakdown => Text(breakdown) == Text(ledger.Breakdown(breakdown.By, world.Definition, world.Scope)));
    }, 200);

    [Fact]
    public void Any_partition_of_the_contacts_adds_up_to_the_whole() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var stated = world with { Scope = world.Scope with { Campaigns = [] } };
        var by = All.Where(dimension => dimension.Kind != DimensionKind.Campaign).ToArray();
        var partOf = world.Events.Select(happened => happened.Recipient).Distinct().ToDictionary(contact => contact, _ => random.Next(3));
        var parts = Enumerable.Range(0, 3)
            .Select(part => stated.Ledger(world.Events.Where(happened => partOf[happened.Recipient] == part)))
            .Select(ledger => ledger.Breakdowns(by, stated.Definition, stated.Scope))
            .ToList();
        var whole = stated.Ledger().Breakdowns(by, stated.Definition, stated.Scope);
        return whole.Select((breakdown, i) => (breakdown, i))
            .All(pair => Text(pair.breakdown) == Text(Breakdown.Merge(parts.Select(part => part[pair.i]))));
    }, 300);

    [Fact]
    public void Neither_order_nor_copies_change_a_byte() => Law.Holds(Worlds.Any, world =>
    {
        var (once, twice) = (world.Ledger(), world.Ledger(world.Events.Reverse().Concat(world.Events)));
        return All.All(by =>
            Text(once.Breakdown(by, world.Definition, world.Scope)) == Text(twice.Breakdown(by, world.Definition, world.Scope)));
    }, 200);

    private static bool AreFiltered(World world, Dimension by)
    {
        var (_, without, with) = Filters.Single(filter => filter.By == by);
        var (ledger, scope) = (world.Ledger(), without(world.Scope));
        return ledger.Breakdown(by, world.Definition, scope).Rows
            .Where(row => row.Key is not null)
            .All(row => Law.AreSame(row, ledger.Report(world.Definition, with(scope, row.Key!))));
    }

    private static BreakdownRow? Find(IEnumerable<BreakdownRow> rows, string? key) => rows.FirstOrDefault(row => row.Key == key);

    private static string? ProviderOf(string contact) =>
        contact.Contains('@', StringComparison.Ordinal) ? MailboxProvider.Of(NaiveAddresses.DomainOf(contact)) : null;

    private static Place PlaceOf(string ip) => new(ip.Length % 2 == 0 ? "NL" : "BE", null, ip);

    private static string Text(Breakdown breakdown) => Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(breakdown));
}
