namespace CampaignMetrics.TrackedMail;

/// <summary>Reads the bodies of an email into occurrences and splices.</summary>
internal sealed class TemplateReading
{
    private readonly TrackingOptions _options;
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<SkippedLink> _skipped = [];
    private readonly List<Splice> _html = [], _text = [];
    private readonly LinkFacts _facts;

    // In the order of the HTML: all of an address are seen by everybody, or all by Outlook alone.
    private readonly Dictionary<string, List<(int Start, int Slot)>> _byUrl = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public TemplateReading(string? html, string? text, TrackingOptions options)
    {
        _options = options;
        var readable = IsReadable(html, EmailPart.Html) ? html! : "";
        _facts = new LinkFacts(readable);
        // The text's links come before those that only Outlook sees, which have no place on the page.
        var scan = HtmlScan.Of(readable);
        foreach (var place in scan.Places) if (!place.IsConditional) Add(place);
        if (IsReadable(text, EmailPart.Text)) AddText(text!);
        foreach (var place in scan.Places) if (place.IsConditional) AddConditional(place);
        if (readable.Length > 0 && PixelPlace.In(readable, scan) is >= 0 and var end) AddEnd(end);
        Html = html is null ? null : new SplicedText(html, _html);
        Text = text is null ? null : new SplicedText(text, _text);
    }

    public IReadOnlyList<Occurrence> Occurrences => _occurrences;

    public IReadOnlyList<SkippedLink> Skipped => [.. _skipped.OrderBy(link => link.Part).ThenBy(link => link.Index)];

    public bool HasPixelPlace { get; private set; }

    public SplicedText? Html { get; }

    public SplicedText? Text { get; }

    private bool IsReadable(string? body, EmailPart part)
    {
        if (body is null or { Length: <= EmailTemplate.MaxLength }) return body is not null;
        if (_options.Clicks) _skipped.Add(new SkippedLink("", part, 0, SkipReason.TooLong));
        return false;
    }

    private void Add(HtmlPlace place)
    {
        var (id, label) = (Unique(place.Id), _facts.NextLabel(place.Value.Trim()));
        if (SlotOf(place.Value, EmailPart.Html, place.Start, place.IsProved, id, label) is not { } slot) return;
        Put(place, slot);
        Remember(place.Value.Trim(), place.Start, slot);
    }

    /// <summary>A button is often drawn twice, for Outlook and for all others: the same address is the same link.</summary>
    private void AddConditional(HtmlPlace place)
    {
        var url = place.Value.Trim();
        var same = place.IsProved ? Same(url, place.Start) : null;
        if ((same ?? SlotOf(place.Value, EmailPart.Html, place.Start, place.IsProved, null, null)) is not { } slot) return;
        Put(place, slot);
        if (same is null) Remember(url, place.Start, slot);
    }

    private void Put(HtmlPlace place, int slot) => _html.Add(new Splice(place.Start, place.Length, slot));

    private void Remember(string url, int at, int slot)
    {
        if (!_byUrl.TryGetValue(url, out var places)) _byUrl[url] = places = [];
        places.Add((at, slot));
    }

    /// <summary>The next link of the HTML with this address, else the last one before; null for none.</summary>
    private int? Same(string url, int at)
    {
        if (!_byUrl.TryGetValue(url, out var places)) return null;
        var next = places.BinarySearch((at, -1));
        return places[Math.Min(next < 0 ? ~next : next, places.Count - 1)].Slot;
    }

    private void AddText(string text)
    {
        var stated = _options.UnsubscribePlaceholder;
        for (var at = 0; (at = text.IndexOf(stated, at, StringComparison.Ordinal)) >= 0; at += stated.Length)
            PutText(at, stated.Length, stated);
        if (!_options.Clicks) return;
        foreach (var (start, length) in TextScan.Urls(text))
            PutText(start, length, text.Substring(start, length));
    }

    private void PutText(int start, int length, string url)
    {
        if (SlotOf(url, EmailPart.Text, start, isProved: true, null, null) is { } slot) _text.Add(new Splice(start, length, slot));
    }

    /// <summary>The slot of a link; null if it stays as it is.</summary>
    private int? SlotOf(string value, EmailPart part, int at, bool isProved, string? id, string? label)
    {
        var url = value.Trim();
        var isUnsubscribe = url == _options.UnsubscribePlaceholder;
        if (isUnsubscribe && isProved) return NewSlot(url, part, id, label, LinkRole.Unsubscribe);
        if (!_options.Clicks) return null;
        var reason = isProved ? LinkScreen.Of(url, _options.BaseUrl) : SkipReason.UnprovedPosition;
        if (reason is null) return NewSlot(url, part, id, label, null);
        _skipped.Add(new SkippedLink(url, part, at, reason.Value));
        return null;
    }

    private int NewSlot(string url, EmailPart part, string? id, string? label, LinkRole? role)
    {
        var link = new EmailLink
        {
            Url = url, Id = id ?? NewId(part), Part = part, Label = label, Role = role ?? _facts.RoleOf(url),
        };
        _occurrences.Add(new Occurrence(link, role == LinkRole.Unsubscribe));
        return _occurrences.Count - 1;
    }

    private string NewId(EmailPart part)
    {
        var letter = part == EmailPart.Html ? 'h' : 't';
        for (var number = _occurrences.Count + 1; ; number++)
            if (Unique($"{letter}{number}") is { } id) return id;
    }

    private string? Unique(string? id) => id is { Length: <= TokenLimits.Link } && Door.IsUnicode(id) && _ids.Add(id) ? id : null;

    private void AddEnd(int end)
    {
        HasPixelPlace = true;
        _html.Add(new Splice(end, 0, _occurrences.Count + EndSlots.Honeypot));
        _html.Add(new Splice(end, 0, _occurrences.Count + EndSlots.Pixel));
    }
}

/// <summary>The slots behind those of the links.</summary>
internal static class EndSlots
{
    public const int Honeypot = 0, Pixel = 1, Count = 2;
}
