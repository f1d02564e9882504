namespace CampaignMetrics.Cli.Input;

/// <summary>By what the messages of event files could have been selected, and their days.</summary>
/// <remarks>Read again from the files: only a filter that selects nothing asks.</remarks>
internal sealed class EventSegments
{
    /// <summary>How many names of a kind are gathered.</summary>
    private const int Most = 10_000;

    public HashSet<string> Campaigns { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Lists { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Workflows { get; } = new(StringComparer.Ordinal);
    public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);
    public DateTimeOffset First { get; private set; } = DateTimeOffset.MaxValue;
    public DateTimeOffset Last { get; private set; } = DateTimeOffset.MinValue;

    /// <summary>Of all files that can be read twice, and of the catalog.</summary>
    public static EventSegments Of(IEnumerable<string> files, string? catalog, CancellationToken cancellationToken)
    {
        var found = new EventSegments();
        foreach (var file in files.Where(CanBeReadTwice))
        {
            using var stream = EventFiles.Open(file, cancellationToken);
            foreach (var read in EventLines.Read(stream))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (read.Event is { } told) found.Add(told);
            }
        }
        if (catalog is not null && CanBeReadTwice(catalog))
            foreach (var email in EventFiles.Catalog(catalog, cancellationToken).Emails) found.Add(email);
        return found;
    }

    private static bool CanBeReadTwice(string file) => file != "-" && FileIdentity.Of(file) is { IsRegular: true };

    private void Add(EmailEvent told)
    {
        if (told.Type == EventType.Sent)
        {
            if (told.At < First) First = told.At;
            if (told.At > Last) Last = told.At;
        }
        Add(Campaigns, told.Segments.Campaign?.Value);
        Add(Workflows, told.Segments.Workflow);
        foreach (var list in told.Segments.Lists) Add(Lists, list);
        foreach (var (name, value) in told.Segments.Tags) Add(Tags, $"{name}={value}");
    }

    private void Add(Email email)
    {
        Add(Campaigns, email.Campaign?.Value);
        Add(Workflows, email.Workflow);
    }

    private static void Add(HashSet<string> names, string? name)
    {
        if (name is not null && names.Count < Most) names.Add(name);
    }
}
