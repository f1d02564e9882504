using System.Collections.Immutable;
using System.Text;

namespace CampaignMetrics.Tests.Reference;

/// <summary>The engine's report of a nasty file, as the command line makes it.</summary>
internal static class NastyEngine
{
    public static Report Report(NastyFile file) => Report(file, file.Lines);

    public static Report Report(NastyFile file, IEnumerable<string> lines)
    {
        var ledger = new MessageLedger(Options(file));
        ledger.ReadLines(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n")));
        return ledger.Report(Definition(file.Options), Scope(file.Options));
    }

    public static LedgerOptions Options(NastyFile file)
    {
        var options = file.Options;
        return new LedgerOptions
        {
            Catalog = file.CatalogInUse is { } catalog ? CatalogOf(catalog) : EmailCatalog.Empty,
            Enrichment = new Enrichment
            {
                PrivacyRelay = options.Relays is { } relays ? ip => relays.Contains(ip) : null,
                ScannerNetworks = options.Scanners is { } scanners ? ip => scanners.Contains(ip) : null,
            },
            PresumesDeliveries = options.PresumeDelivered,
            IgnoredParameters = [.. options.IgnoredParameters],
        };
    }

    public static Definition Definition(NaiveOptions options)
    {
        var definition = CampaignMetrics.Definition.Find(options.Definition)!;
        definition = definition with { UnsubscribeWindow = options.Unsubscribe };
        return options.ByEventDate ? definition with { DateBasis = DateBasis.EventDate } : definition;
    }

    public static ReportScope Scope(NaiveOptions options) => new()
    {
        Emails = [.. options.Emails.Select(email => new EmailId(email))],
        Campaigns = [.. options.Campaigns.Select(campaign => new CampaignId(campaign))],
        Lists = [.. options.Lists],
        Workflows = [.. options.Workflows],
        Tags = options.Tags.ToImmutableDictionary(),
        Team = options.Team,
        BusinessUnit = options.Unit,
        EmailType = options.Type,
        Exclude = [.. options.Exclude],
        AsOf = options.AsOf,
        From = options.From,
        To = options.To,
        Zone = options.Zone,
        Every = options.Every switch
        {
            "15min" => Frequency.QuarterHour,
            "hour" => Frequency.Hour,
            "week" => Frequency.Week,
            "month" => Frequency.Month,
            _ => Frequency.Day,
        },
    };

    private static EmailCatalog CatalogOf(string json)
    {
        EmailCatalogFile.TryRead(Encoding.UTF8.GetBytes(json), out var catalog, out var error);
        Assert.Null(error);
        return catalog!;
    }
}
