using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Stores;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Cli.Commands;

/// <summary>
/// The arguments and options that say which files are read, which messages are meant, and what is known beside the events.
/// </summary>
/// <remarks><para>Most commands share it: it reads the files into a ledger and makes the scope of a report.</para></remarks>
internal sealed partial class ScopeOptions
{
    private readonly FilesOrStore _files = new();
    private readonly Option<string?> _catalog = new("--emails")
    {
        Description = "A catalog of the emails: names, campaigns, tracking, links (JSON) [default: that of the store].", HelpName = "FILE",
    };
    private readonly Option<string[]> _email =
        new("--email") { Description = "Only this email; may be repeated.", HelpName = "ID", Validators = { NeedsText } };
    private readonly Option<string[]> _campaign =
        new("--campaign") { Description = "Only emails of this campaign; may be repeated.", HelpName = "ID", Validators = { NeedsText } };
    private readonly Option<string[]> _list = new("--list")
    {
        Description = "Only contacts selected from this list; may be repeated.", HelpName = "ID", Validators = { NeedsText },
    };
    private readonly Option<string[]> _workflow =
        new("--workflow") { Description = "Only messages of this workflow; may be repeated.", HelpName = "ID", Validators = { NeedsText } };
    private readonly Option<string[]> _tag = new("--tag")
    {
        Description = "Only messages with this tag; may be repeated for other names, and then all are needed.", HelpName = "NAME=VALUE",
        Validators = { NeedsEquals },
    };
    private readonly Option<string?> _team =
        new("--team") { Description = "Only emails of this team, and emails of no team.", HelpName = "NAME", Validators = { NeedsText } };
    private readonly Option<string?> _unit =
        new("--unit") { Description = "Only emails of this business unit.", HelpName = "NAME", Validators = { NeedsText } };
    private readonly Option<string?> _type = new("--type")
    {
        Description = "Only emails of this type: regular, automated, blog …", HelpName = "NAME", Validators = { NeedsText },
    };
    private readonly Option<string[]> _exclude = new("--exclude")
    {
        Description =
            "Leave out this contact, with @ everybody of this domain, or messages that were opened, clicked or viewed from this network; "
            + "may be repeated.",
        HelpName = "CONTACT|@DOMAIN|CIDR",
        Validators = { NeedsExclusion },
    };
    private readonly Option<string?> _asOf = new("--as-of")
    {
        Description =
            "The time for which the report is made, such as 2026-03-29T12:00:00Z; with it the report says what has been pending for long.",
        HelpName = "TIME", Validators = { NeedsInstant },
    };
    private readonly Option<bool> _presume = new("--presume-delivered")
    {
        Arity = ArgumentArity.Zero, Description = "What nothing is heard of was delivered, where the catalog does not say.",
    };
    private readonly Option<string[]> _ignore = new("--ignore-parameter")
    {
        Description = "A parameter of links that carries the recipient; may be repeated.", HelpName = "NAME", Validators = { NeedsText },
    };
    private readonly Option<string?> _parameters = new("--link-parameters")
    {
        Description = "Which other parameters leave links too: utm, or all [default: none].", HelpName = "utm|all",
        Validators = { NeedsParameters },
    };
    private readonly Option<string?> _scanners = new("--scanners")
    {
        Description = "Network ranges of link scanners, a CIDR range a line: their clicks are a program's.", HelpName = "FILE",
    };
    private readonly Option<string?> _from = new("--from")
    {
        Description = "Only messages sent on or after this date of the zone.", HelpName = "YYYY-MM-DD", Validators = { NeedsDate },
    };
    private readonly Option<string?> _to = new("--to")
    {
        Description = "Only messages sent before this date of the zone.", HelpName = "YYYY-MM-DD", Validators = { NeedsDate },
    };
    private readonly Option<TimeZoneInfo> _zone =
        new("--zone") { Description = "The zone of days and hours [default: UTC].", HelpName = "IANA", CustomParser = Zone };
    private readonly Option<string?> _every = new("--every")
    {
        Description = "The buckets of timelines and series: 15min, hour, day, week or month [default: day].", HelpName = "BUCKET",
        Validators = { NeedsFrequency },
    };
    private readonly Option<string?> _firstDay = new("--first-day")
    {
        Description = "The first day of weeks [default: monday].", HelpName = "DAY", Validators = { NeedsDay },
    };
    private readonly Option<int?> _rows = Numbers.Option(
        "--max-rows", "The most rows of a list, but for emails; what the others have is one sum or their number [default: 1000].",
        least: 1, most: int.MaxValue);
    private readonly Option<string?> _geo =
        new("--geo") { Description = "A database of places (.mmdb) for addresses whose place the events do not state.", HelpName = "FILE" };
    private readonly Option<string?> _relays = new("--relays")
    {
        Description = "Network ranges of privacy relays, a CIDR range a line: their opens have not the reader's place.", HelpName = "FILE",
    };
    private readonly Option<int?> _threads =
        Numbers.Option("--threads", "How many threads work [default: one for each processor].", least: 1, most: 256);
    private readonly Option<string?> _memory = new("--memory")
    {
        Description =
            "How much memory messages may take, such as 500MB or 4GB, before they go to temporary files "
            + "[default: 16 MB and 320 bytes a message, at most a third of what there is].",
        HelpName = "SIZE", Validators = { NeedsSize },
    };
    private readonly Option<bool> _strict =
        new("--strict") { Arity = ArgumentArity.Zero, Description = "Stop at the first rejected line, with exit code 1." };

    public void AddTo(Command command)
    {
        _files.AddTo(command);
        command.Options.Add(_catalog);
        AddFiltersTo(command);
        AddLedgerTo(command);
        command.Validators.Add(NeedsLines);
        command.Options.Add(_strict);
    }

    /// <summary>Adds the options that say which messages are meant, for a command that reads none.</summary>
    public void AddFiltersTo(Command command)
    {
        command.Validators.Add(NeedsPeriod);
        foreach (var option
            in (Option[])[
                _email, _campaign, _list, _workflow, _tag, _team, _unit, _type, _exclude, _from, _to, _asOf, _zone, _every, _firstDay,
                _rows])
            command.Options.Add(option);
    }

    /// <summary>Adds the options of a command that asks the ledger of a store, and has its filters from elsewhere.</summary>
    public void AddStoreTo(Command command)
    {
        _files.Store.AddTo(command, isRequired: true);
        command.Options.Add(_catalog);
        AddLedgerTo(command);
    }

    private void AddLedgerTo(Command command)
    {
        foreach (var option in (Option[])[_presume, _ignore, _parameters, _geo, _relays, _scanners, _threads, _memory])
            command.Options.Add(option);
    }

    /// <summary>The store that is asked; null for files.</summary>
    public StoreOptions Store => _files.Store;

    /// <summary>The options for definitions.</summary>
    public DefinitionOptions Definitions { get; } = new();

    /// <summary>All files that are read.</summary>
    /// <exception cref="UnusableException">Standard input is named twice.</exception>
    public IReadOnlyList<string?> Inputs(ParseResult parsed)
    {
        string?[] inputs =
        [
            .. _files.Inputs(parsed), parsed.GetValue(_catalog), parsed.GetValue(_geo), parsed.GetValue(_relays),
            parsed.GetValue(_scanners), Definitions.Input(parsed),
        ];
        return inputs.Count(input => input == "-") > 1
            ? throw new UnusableException("-: standard input can be read only once")
            : inputs;
    }

    /// <summary>Reads the files, or asks the store.</summary>
    public MessageLedger Read(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = Ledger(parsed, cancellationToken);
        if (_files.Store.Find(parsed) is { } store)
            return StoredLedger.Read(store, _files.Store.Ledger(parsed), options, UsesStoredCatalog(parsed), cancellationToken);
        var ledger = new MessageLedger(options);
        EventFiles.Read(ledger, parsed.GetValue(_files)!, parsed.GetValue(_strict), cancellationToken);
        return ledger;
    }

    /// <summary>Whether the catalog is that of the store, if it has one.</summary>
    public bool UsesStoredCatalog(ParseResult parsed) => parsed.GetValue(_catalog) is null;

    /// <summary>The HTML of emails, as far as the catalog's file has it.</summary>
    public IReadOnlyDictionary<EmailId, string> Bodies(ParseResult parsed, CancellationToken cancellationToken) =>
        EventFiles.Bodies(parsed.GetValue(_catalog), cancellationToken);

    /// <summary>What the ledger knows beside its events.</summary>
    public LedgerOptions Ledger(ParseResult parsed, CancellationToken cancellationToken)
    {
        // Reading needs no rules of user agents and bounces, reporting needs all: they are compiled meanwhile.
        _ = Task.Run(PrepareRules, cancellationToken);
        var places = parsed.GetValue(_geo) is { } geo ? GeoFile.Places(geo, cancellationToken) : null;
        var enrichment = new Enrichment
        {
            Places = places?.Lookup,
            PlacesBy = places?.Source,
            PrivacyRelay = parsed.GetValue(_relays) is { } relays ? RelayFile.Relays(relays, cancellationToken) : null,
            ScannerNetworks = parsed.GetValue(_scanners) is { } scanners ? RelayFile.Scanners(scanners, cancellationToken) : null,
        };
        return new LedgerOptions
        {
            Catalog = EventFiles.Catalog(parsed.GetValue(_catalog), cancellationToken), Enrichment = enrichment,
            MaxThreads = parsed.GetValue(_threads) ?? Environment.ProcessorCount,
            Spill = Spilling.Of(parsed.GetValue(_memory)),
            PresumesDeliveries = parsed.GetValue(_presume),
            IgnoredParameters = [.. parsed.GetValue(_ignore) ?? []],
            LinkParameters = parsed.GetValue(_parameters) is { } word ? ParametersOf(word)!.Value : LinkParameters.OfRecipient,
        };
    }

    public ReportScope Scope(ParseResult parsed) => new()
    {
        Emails = Each(parsed.GetValue(_email), id => new EmailId(id)),
        Campaigns = Each(parsed.GetValue(_campaign), id => new CampaignId(id)),
        Lists = [.. parsed.GetValue(_list) ?? []],
        Workflows = [.. parsed.GetValue(_workflow) ?? []],
        Tags = TagsOf(parsed.GetValue(_tag)),
        Team = parsed.GetValue(_team),
        BusinessUnit = parsed.GetValue(_unit),
        EmailType = parsed.GetValue(_type),
        Exclude = [.. parsed.GetValue(_exclude) ?? []],
        AsOf = parsed.GetValue(_asOf) is { } asOf ? Instant(asOf) : null,
        MaxRows = parsed.GetValue(_rows) ?? ReportScope.All.MaxRows,
        From = Date(parsed.GetValue(_from)),
        To = Date(parsed.GetValue(_to)),
        Zone = parsed.GetValue(_zone) ?? TimeZoneInfo.Utc,
        Every = parsed.GetValue(_every) is { } every ? FrequencyNames.Find(every)!.Value : Frequency.Day,
        FirstDayOfWeek = parsed.GetValue(_firstDay) is { } day ? DayOf(day)!.Value : DayOfWeek.Monday,
    };

    /// <summary>
    /// Requires of an empty answer that the filters select something: a report of nothing would look like a campaign that nobody read.
    /// </summary>
    /// <exception cref="UnusableException">They select no message; it says which filter, and what there is.</exception>
    public void RequireMatch(ParseResult parsed, MessageLedger ledger, Definition definition, CancellationToken cancellationToken)
    {
        if (new NoMatch(ledger, Scope(parsed)).Explain(definition, cancellationToken) is { } explained)
            throw new UnusableException(explained);
    }

    /// <summary>Names on standard error the values that select nothing beside others of the same filter.</summary>
    public void NameUseless(ParseResult parsed, MessageLedger ledger)
    {
        foreach (var useless in new NoMatch(ledger, Scope(parsed)).Useless()) Console.Error.WriteLine(useless);
    }

    /// <summary>Names on standard error the tags that no message has: a breakdown by one is a single row, and looks like an
    /// answer.</summary>
    public void TellMissing(ParseResult parsed, MessageLedger ledger, IEnumerable<Dimension> by)
    {
        var search = new NoMatch(ledger, Scope(parsed));
        foreach (var missing in by.Select(search.Missing).OfType<string>()) Console.Error.WriteLine(missing);
    }

    private static void PrepareRules()
    {
        _ = UserAgentParser.Default;
        _ = BounceClassifier.Default;
    }

    private static ImmutableArray<T> Each<T>(string[]? texts, Func<string, T> make) =>
        texts is { Length: > 0 } ? [.. texts.Select(make)] : [];

    private static ImmutableDictionary<string, string> TagsOf(string[]? texts)
    {
        var tags = ImmutableDictionary<string, string>.Empty;
        foreach (var text in texts ?? [])
            if (text.Split('=', 2) is [var name, var value]) tags = tags.SetItem(name, value);
        return tags;
    }
}
