using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.UserAgents;

namespace CampaignMetrics.Cli.Commands;

/// <summary>The arguments and options that say which events are read and which messages are meant.</summary>
internal sealed class ScopeOptions
{
    private readonly Argument<string[]> _files =
        new("FILE") { Description = "Event lines (NDJSON, also .gz); - reads standard input.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _catalog =
        new("--emails") { Description = "A catalog of the emails: names, campaigns, tracking, links (JSON).", HelpName = "FILE" };
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
        Description = "Only messages with this tag; may be repeated, and then all are needed.", HelpName = "NAME=VALUE",
        Validators = { NeedsEquals },
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
        Description = "The timeline's buckets: 15min, hour, day, week or month [default: day].", HelpName = "BUCKET",
        Validators = { NeedsFrequency },
    };
    private readonly Option<string?> _geo =
        new("--geo") { Description = "A database of places (.mmdb) for addresses whose place the events do not state.", HelpName = "FILE" };
    private readonly Option<string?> _relays = new("--relays")
    {
        Description = "Network ranges of privacy relays, a CIDR range a line: their opens have not the reader's place.", HelpName = "FILE",
    };
    private readonly Option<string?> _threads = new("--threads")
    {
        Description = "How many threads work [default: one for each processor].", HelpName = "N", Validators = { NeedsThreads },
    };
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
        command.Arguments.Add(_files);
        command.Validators.Add(NeedsPeriod);
        foreach (var option
            in (Option[])[
                _catalog, _email, _campaign, _list, _workflow, _tag, _from, _to, _zone, _every, _geo, _relays, _threads, _memory, _strict])
            command.Options.Add(option);
    }

    /// <summary>All files that are read.</summary>
    public IEnumerable<string?> Inputs(ParseResult parsed) =>
        [.. parsed.GetValue(_files)!, parsed.GetValue(_catalog), parsed.GetValue(_geo), parsed.GetValue(_relays)];

    public MessageLedger Read(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (Inputs(parsed).Count(input => input == "-") > 1) throw new UnusableException("-: standard input can be read only once");
        // Reading needs no rules, reporting needs all: they are made ready meanwhile.
        _ = Task.Run(PrepareRules, cancellationToken);
        var enrichment = new Enrichment
        {
            Places = parsed.GetValue(_geo) is { } geo ? GeoFile.Lookup(geo, cancellationToken) : null,
            PrivacyRelay = parsed.GetValue(_relays) is { } relays ? RelayFile.Test(relays, cancellationToken) : null,
        };
        var ledger = new MessageLedger(new LedgerOptions
        {
            Catalog = EventFiles.Catalog(parsed.GetValue(_catalog), cancellationToken), Enrichment = enrichment,
            MaxThreads = Threads(parsed.GetValue(_threads)),
            Spill = Spill(parsed.GetValue(_memory)), MergeableReports = false,
        });
        EventFiles.Read(ledger, parsed.GetValue(_files)!, parsed.GetValue(_strict), cancellationToken);
        return ledger;
    }

    /// <summary>What messages of some six events take stays in memory by default; what many more events would take does not.</summary>
    private static SpillOptions Spill(string? limit) => ByteSize.TryParse(limit ?? "", out var stated)
        ? new SpillOptions(stated, TemporaryFile.Create)
        : new SpillOptions(Memory.Available / 3, TemporaryFile.Create) { BytesPerMessage = 320 };

    public ReportScope Scope(ParseResult parsed) => new()
    {
        Emails = Each(parsed.GetValue(_email), id => new EmailId(id)),
        Campaigns = Each(parsed.GetValue(_campaign), id => new CampaignId(id)),
        Lists = [.. parsed.GetValue(_list) ?? []],
        Workflows = [.. parsed.GetValue(_workflow) ?? []],
        Tags = TagsOf(parsed.GetValue(_tag)),
        From = Date(parsed.GetValue(_from)),
        To = Date(parsed.GetValue(_to)),
        Zone = parsed.GetValue(_zone) ?? TimeZoneInfo.Utc,
        Every = parsed.GetValue(_every) is { } every ? FrequencyNames.Find(every)!.Value : Frequency.Day,
    };

    /// <summary>That the filters select something: a report of nothing would look like a campaign that nobody read.</summary>
    /// <exception cref="UnusableException">They select no message; it says which filter, and what there is.</exception>
    public void RequireMatch(
        ParseResult parsed, MessageLedger ledger, Definition? definition, Report report, CancellationToken cancellationToken)
    {
        if (report.Emails.Any()) return;
        var events = parsed.GetValue(_files)!;
        var explained = new NoMatch(ledger, definition, Scope(parsed), () =>
            EventSegments.Of(events, parsed.GetValue(_catalog), cancellationToken), cancellationToken).Explain();
        throw new UnusableException(explained ?? "no event tells of a message: those that there are name no email, or no sending");
    }

    private static void PrepareRules()
    {
        _ = UserAgentParser.Default;
        _ = BounceClassifier.Default;
    }

    /// <summary>An option that names a definition.</summary>
    public static Option<Definition?> Definitions() => new("--definitions")
    {
        Description = $"Whose definitions [default: HubSpot]:{Names.Listed(Names.Definitions)}",
        HelpName = "NAME",
        CustomParser = result => Definition.Find(Only(result)) ?? Wrong<Definition?>(result, Names.UnknownDefinition(Only(result))),
    };

    private static ImmutableArray<T> Each<T>(string[]? texts, Func<string, T> make) =>
        texts is { Length: > 0 } ? [.. texts.Select(make)] : [];

    private static ImmutableDictionary<string, string> TagsOf(string[]? texts)
    {
        var tags = ImmutableDictionary<string, string>.Empty;
        foreach (var text in texts ?? [])
            if (text.Split('=', 2) is [var name, var value]) tags = tags.SetItem(name, value);
        return tags;
    }

    private static void NeedsText(OptionResult result)
    {
        if (result.Tokens.Any(token => token.Value.Length == 0))
            result.AddError($"{result.IdentifierToken?.Value}: an empty text names nothing.");
    }

    private void NeedsPeriod(CommandResult result)
    {
        if (GivenDate(result, _from) is { } from && GivenDate(result, _to) is { } to && from >= to)
            result.AddError(
                $"--from {Written(from)} is not before --to {Written(to)}: there is no day between, as --to is the day after the last.");
    }

    private static DateOnly? GivenDate(CommandResult result, Option option) =>
        result.GetResult(option)?.Tokens is [var token] ? Date(token.Value) : null;

    private static void NeedsEquals(OptionResult result)
    {
        foreach (var token in result.Tokens)
            if (token.Value.IndexOf('=', StringComparison.Ordinal) <= 0)
                result.AddError($"--tag: '{token.Value}' is not of the form NAME=VALUE.");
    }

    private static void NeedsThreads(OptionResult result)
    {
        if (result.Tokens is [var token]
            && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is > 0 and <= 256))
            result.AddError($"--threads: '{token.Value}' is no number from 1 to 256.");
    }

    private static void NeedsSize(OptionResult result)
    {
        if (result.Tokens is [var token] && !ByteSize.TryParse(token.Value, out _))
            result.AddError($"--memory: '{token.Value}' is no size like 500MB or 4GB.");
    }

    private static void NeedsDate(OptionResult result)
    {
        if (result.Tokens is [var token] && Date(token.Value) is not { Year: >= 1970 and < 2200 })
            result.AddError($"{result.IdentifierToken?.Value}: '{token.Value}' is no date like 2026-03-29, from 1970 to 2199.");
    }

    private static void NeedsFrequency(OptionResult result)
    {
        if (result.Tokens is [var token] && FrequencyNames.Find(token.Value) is null)
            result.AddError($"--every: '{token.Value}' is none of 15min, hour, day, week, month.");
    }

    private static string Written(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Threads(string? text) => text is null ? Environment.ProcessorCount : int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    private static TimeZoneInfo Zone(ArgumentResult result) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(Only(result), out var zone)
            ? zone
            : Wrong<TimeZoneInfo>(result, $"'{Only(result)}' is no time zone like Europe/Amsterdam.")!;

    private static string Only(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Wrong<T>(ArgumentResult result, string message)
    {
        result.AddError(message);
        return default;
    }
}
