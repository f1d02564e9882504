using System.Text;
using CampaignMetrics.Catalogs;
using CampaignMetrics.Tests.Events;
using CampaignMetrics.Tests.Reference;

namespace CampaignMetrics.Tests.Laws;

/// <summary>A few events of a few emails to a few contacts, and what is asked about them.</summary>
internal sealed record World(IReadOnlyList<EmailEvent> Events, EmailCatalog Catalog, Definition Definition, ReportScope Scope)
{
    /// <summary>Rules of one's own that tell people from programs.</summary>
    public IReadOnlyList<OwnRule> Rules { get; init; } = [];

    public LedgerOptions Options => new()
    {
        Catalog = Catalog,
        Enrichment = new Enrichment
        {
            Agents = WorldAgents.Describe, Bounces = null, ActorRules = [.. Rules.Select(rule => rule.ToRule())],
        },
    };

    /// <summary>What counts of its events: of copies one.</summary>
    public IReadOnlyList<EmailEvent> Distinct =>
    [
        .. Events.Select(happened => (Event: happened, Read: new NaiveLines([happened.ToString()]).Events.Single()))
            .GroupBy(copy => (copy.Read.Email, copy.Read.Contact, copy.Read.Type, copy.Read.Id))
            .Select(copies => copies.OrderBy(copy => copy.Read.At).ThenBy(copy => copy.Read.Line, NaiveIds.Ordinal).First().Event),
    ];

    public MessageLedger EmptyLedger() => new(Options);

    public MessageLedger Ledger(IEnumerable<EmailEvent>? events = null)
    {
        var ledger = EmptyLedger();
        foreach (var happened in events ?? Events) ledger.Apply(happened);
        return ledger;
    }

    public Report Report(IEnumerable<EmailEvent>? events = null) => Ledger(events).Report(Definition, Scope);

    /// <summary>For a person: a failed law prints its world.</summary>
    public override string ToString() =>
        $"""
        Rules {string.Join(' ', Rules.Select(rule => $"{rule.Id} before {rule.Next}"))}
        {Definition.Name}; emails [{string.Join(' ', Scope.Emails)}] campaigns [{string.Join(' ', Scope.Campaigns)}] lists [{string.Join(' ', Scope.Lists)}] workflows [{string.Join(' ', Scope.Workflows)}] tags [{string.Join(' ', Scope.Tags)}]
        {Scope.Team} {Scope.BusinessUnit} {Scope.EmailType} from {Scope.From} to {Scope.To} {Scope.Zone.Id} {Scope.Every} {Scope.FirstDayOfWeek}
        {string.Join('\n', Catalog.Emails.Select(email => $"{email} {string.Join(' ', email.Links)}"))}
        {Encoding.UTF8.GetString(Lines.Write(Events))}
        """;
}
