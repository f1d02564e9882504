using System.CommandLine;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;

namespace CampaignMetrics.Cli.Import;

/// <summary>The options that say which email events are of, and what an export holds.</summary>
internal sealed class ImportOptions
{
    private readonly Option<string?> _email = new("--email")
    {
        Description = "The key of the email that all events are of.", HelpName = "KEY",
    };
    private readonly Option<string?> _emailFrom = new("--email-from")
    {
        Description = "Where the key of the email stands: a column, or a path such as metadata.mailing.", HelpName = "PATH",
    };
    private readonly Option<string[]> _types = new("--type")
    {
        Description = "Only events of this type; where no column says it, what every row is. May be repeated.", HelpName = "TYPE",
    };
    private readonly Option<string?> _at = new("--at")
    {
        Description = "The time of what states none: RFC 3339, such as 2026-03-24T09:00:00Z.", HelpName = "TIME",
    };
    private readonly Option<string[]> _map = new("--map")
    {
        Description = "Which columns hold what, such as at=processed,recipient=email and tags.city=Town; may be repeated.",
        HelpName = "PROPERTY=COLUMN,…",
    };
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = $"Which export it is [default: told from its columns]:{Input.Names.Listed(ExportPresets.Names)}",
        HelpName = "NAME",
    };
    private readonly Option<string?> _words = new("--types")
    {
        Description = "What an export calls the types of events: 'Read=opened,Followed=clicked'.", HelpName = "WORD=TYPE,…",
    };
    private readonly Option<string?> _zone = new("--zone")
    {
        Description = "The zone of an export's times that state none.", HelpName = "IANA",
    };
    private readonly Option<string[]> _formats = new("--time-format")
    {
        Description = "How an export writes times, such as 'dd/MM/yyyy HH:mm'; may be repeated.", HelpName = "FORMAT",
    };

    private readonly Option<string?> _rules = RuleFile.Option();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_email, _emailFrom, _types, _at, _map, _preset, _words, _zone, _formats, _rules])
            command.Options.Add(option);
    }

    /// <exception cref="UnusableException">A value is not valid.</exception>
    public ImportSettings Read(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (email, emailFrom) = (Some("--email", parsed.GetValue(_email)), Some("--email-from", parsed.GetValue(_emailFrom)));
        if (email is not null && emailFrom is not null) throw new UnusableException("--email and --email-from exclude each other");
        return new ImportSettings
        {
            Email = email,
            EmailFrom = emailFrom,
            Types = [.. (parsed.GetValue(_types) ?? []).Select(name => EventTypes.Named("--type", name))],
            At = parsed.GetValue(_at) is { } at ? Time(at) : null,
            Map = parsed.GetValue(_map) is { Length: > 0 } map ? ColumnMap.Parse(map) : null,
            Preset = parsed.GetValue(_preset) is { } preset ? ExportPresets.Named(preset) : null,
            Words = new EventTypes(parsed.GetValue(_words)),
            Zone = parsed.GetValue(_zone) is { } zone ? Zone(zone) : null,
            Formats = [.. (parsed.GetValue(_formats) ?? []).Select(Format)],
            Classifier = RuleFile.Classifier(parsed.GetValue(_rules), cancellationToken),
            ForExportsOnly = ((Option[])[_map, _preset, _words, _zone, _formats])
                .FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name,
        };
    }

    private static string? Some(string option, string? value) =>
        value is "" ? throw new UnusableException($"{option}: is empty") : value;

    private static DateTimeOffset Time(string text)
    {
        var utcNeeded = new Moments([], TimeZoneInfo.Utc);
        // A sign behind the date belongs to an offset; within the date it is a hyphen.
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > "2026-03-24".Length;
        if (!hasOffset || utcNeeded.TryRead(text, out var at) is not null)
            throw new UnusableException($"--at: '{Safe.Text(text)}' is no time with an offset, such as 2026-03-24T09:00:00Z");
        return at;
    }

    private static TimeZoneInfo Zone(string text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text, out var zone)
            ? zone
            : throw new UnusableException($"--zone: '{Safe.Text(text)}' is no time zone like Europe/Amsterdam");

    private static string Format(string text)
    {
        try
        {
            _ = DateTime.UnixEpoch.ToString(text, System.Globalization.CultureInfo.InvariantCulture);
            // A single letter is one of .NET's standard formats and no pattern.
            return text.Length > 1 ? text : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new UnusableException($"--time-format: '{Safe.Text(text)}' is no form like 'dd/MM/yyyy HH:mm'");
        }
    }
}
