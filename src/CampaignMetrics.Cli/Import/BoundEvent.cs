namespace CampaignMetrics.Cli.Import;

/// <summary>A rule of an event, bound to the columns of one file.</summary>
internal sealed class BoundEvent
{
    private readonly List<(string Property, CellPath[] Cells)> _texts = [];
    private readonly CellPath[] _at = [], _count = [], _labels = [];
    private readonly CellPath[]? _whether;

    /// <param name="rule">The rule.</param>
    /// <param name="shared">The columns that all events of a row share.</param>
    /// <param name="header">The header.</param>
    public BoundEvent(EventRule rule, ColumnMap shared, CsvHeader header)
    {
        Rule = rule;
        // The rule's own columns come first, and so win over those that all events of a row share.
        foreach (var (property, columns) in ColumnMap.Of(rule.Map).Rows.Concat(shared.Rows).DistinctBy(row => row.Property))
        {
            var cells = columns.Select(header.Find).OfType<CellPath>().ToArray();
            if (property == "at") _at = cells;
            else if (property == ColumnMap.Count) _count = cells;
            else if (property == ColumnMap.Whether) _whether = cells;
            else if (property == ColumnMap.Labels) _labels = cells;
            else if (cells.Length > 0) _texts.Add((property, cells));
        }
        if (rule.IsByLink) Links = [.. header.Names.Select((name, index) => (Url: name, Column: index)).Where(column => IsUrl(column.Url))];
    }

    public EventRule Rule { get; }

    /// <summary>The columns that are links.</summary>
    public IReadOnlyList<(string Url, int Column)> Links { get; } = [];

    /// <summary>Whether the row names a link that was clicked. A row that names none may still say how many were.</summary>
    public bool IsByLink(string[] cells) => Links.Any(link => !Occurrence.IsNo(cells[link.Column]));

    /// <summary>Whether the file has a column that says whether, when or how often the event happened.</summary>
    public bool IsTold => Rule.IsEveryRow || (_whether?.Length ?? _at.Length + _count.Length + Links.Count) > 0;

    public bool Has(string property) => property == "at" ? _at.Length > 0 : _texts.Any(text => text.Property == property);

    public string At(string[] cells) => First(_at, cells);

    public string Count(string[] cells) => First(_count, cells);

    /// <summary>Whether the row says that the event happened. Where columns say so explicitly, a time alone does not.</summary>
    public bool IsSaid(string[] cells) => _whether is null
        ? !Occurrence.IsNo(At(cells)) || Occurrence.Count(Count(cells)) > 0
        : _whether.Any(cell => !Occurrence.IsNo(cell.In(cells)));

    public void Fill(EventDraft draft, string[] cells)
    {
        foreach (var (property, each) in _texts) draft[property] = First(each, cells);
        foreach (var labels in _labels)
            foreach (var (name, value) in Labels.Tags(labels.In(cells))) draft[ColumnMap.TagPrefix + name] = value;
        draft["bounceClass"] ??= Rule.BounceClass;
    }

    private static string First(CellPath[] paths, string[] cells)
    {
        foreach (var path in paths)
            if (path.In(cells) is { Length: > 0 } text) return text;
        return "";
    }

    private static bool IsUrl(string name) =>
        name.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || name.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
