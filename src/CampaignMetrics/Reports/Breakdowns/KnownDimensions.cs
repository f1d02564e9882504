using System.Text;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>Collects the values of all dimensions that events and the catalog name, from tables of texts alone: no message is
/// read.</summary>
internal sealed class KnownDimensions
{
    private readonly Dictionary<Dimension, HashSet<string>> _values = [];
    private readonly Viewer _viewer;

    public KnownDimensions(Vocabulary words, EmailCatalog catalog, Viewer viewer)
    {
        _viewer = viewer;
        // Slot 0 of the emails is "no email".
        for (var slot = 1; slot < words.Emails.Count; slot++) AddEmail(words.Emails.Text(slot));
        for (var slot = 0; slot < words.Segments.Segments.Count; slot++) AddSegment(words.Segments.Segments[slot]);
        foreach (var email in catalog.Emails) Add(email);
    }

    /// <summary>In the order of <see cref="DimensionKind"/>, tags by name.</summary>
    public IEnumerable<DimensionValues> All => _values
        .OrderBy(pair => pair.Key.Kind).ThenBy(pair => pair.Key.TagName, CodePoints.Order)
        .Select(pair => new DimensionValues(pair.Key, [.. pair.Value.Order(CodePoints.Order)]));

    /// <summary>Adds the values of a catalog entry.</summary>
    private void Add(Email email)
    {
        AddEmail(email.Id.Value);
        Add(Dimension.Campaign, email.Campaign?.Value);
        Add(Dimension.Workflow, email.Workflow);
        Add(Dimension.Team, email.Team);
        Add(Dimension.BusinessUnit, email.BusinessUnit);
        Add(Dimension.EmailType, email.Type);
    }

    /// <summary>Adds a segment in its stored form: a byte for the kind, then the name; for a tag the name, a zero and the value.</summary>
    private void AddSegment(ReadOnlySpan<byte> segment)
    {
        var name = Encoding.UTF8.GetString(segment[1..]);
        switch ((SegmentKind)segment[0])
        {
            case SegmentKind.Campaign:
                Add(Dimension.Campaign, name);
                break;
            case SegmentKind.List:
                Add(Dimension.List, name);
                break;
            case SegmentKind.Workflow:
                Add(Dimension.Workflow, name);
                break;
            case SegmentKind.Tag:
                var (tag, value) = StoredTag.Parse(name);
                if (tag.Length > 0) Add(Dimension.Tag(tag), value);
                break;
        }
    }

    private void AddEmail(string email)
    {
        if (_viewer.Sees(new EmailId(email))) Add(Dimension.Email, email);
    }

    private void Add(Dimension by, string? value)
    {
        if (value is null) return;
        if (!_values.TryGetValue(by, out var values)) _values.Add(by, values = new HashSet<string>(StringComparer.Ordinal));
        values.Add(value);
    }
}
