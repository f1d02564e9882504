using System.Runtime.InteropServices;

namespace Plain;

/// <summary>Adds message by message up to a report.</summary>
internal sealed class ReportBuilder
{
    private readonly Delivery _delivery = new();
    private readonly Engagement _engagement = new();
    private readonly Viewing _viewing = new();
    private readonly Excluded _excluded = new();
    private readonly Dictionary<string, int> _notSentReasons = [], _rules = [];
    private readonly Dictionary<string, Link> _links = [];
    private readonly Dictionary<string, UserAgent> _userAgents = [];
    private readonly Dictionary<(string?, string?, string?), Location> _locations = [];
    private readonly Dictionary<DateTime, Bucket> _buckets = [];
    private readonly Dictionary<string, Contact> _contacts = [];
    private readonly Dictionary<string, EmailRow> _emails = [];
    private readonly Dictionary<string, Domain> _domains = [];
    private readonly Dictionary<string, List<DateTime>> _clicks = [];
    private readonly int[][] _weekOpens = Week(), _weekClicks = Week();
    private DateTime _latest;

    /// <summary>The counted clicks of each contact, by time.</summary>
    public Dictionary<string, List<DateTime>> Clicks
    {
        get
        {
            foreach (var clicks in _clicks.Values) clicks.Sort();
            return _clicks;
        }
    }

    public void Add(Message message)
    {
        message.Requests.Sort((x, y) => x.At != y.At ? x.At.CompareTo(y.At) : string.CompareOrdinal(y.Id, x.Id));
        ActorRules.Apply(message);
        var stage = message.Stage;
        var counted = message.Requests.FindAll(request => request.Counts);
        var firstClick = counted.Find(request => request.Type == RequestType.Clicked);
        var stated = counted.Find(request => request.Type == RequestType.Opened);
        var isImplied = stated is null && firstClick is not null;
        var firstOpen = stated ?? firstClick;
        var clicks = counted.Count(request => request.Type == RequestType.Clicked);
        var opens = counted.Count - clicks + (isImplied ? 1 : 0);

        AddTotals(message, stage, opens, clicks, isImplied);
        AddContact(message, stage, opens, clicks);
        foreach (var request in message.Requests) AddExcluded(request);
        foreach (var request in counted) AddCounted(request, message);
        AddLinks(counted);
        if (firstOpen is not null) AddFirstOpen(message, firstOpen, isImplied);
        if (firstClick is not null) AddFirstClick(firstClick);
    }

    public Report Build(DateTime earliest, List<Revenue> revenue, Input input)
    {
        _delivery.NotSentReasons =
        [
            .. _notSentReasons.OrderByDescending(row => row.Value)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new ReasonCount(row.Key, row.Value)),
        ];
        _excluded.Rules =
        [
            .. _rules.OrderByDescending(row => row.Value)
            .ThenBy(row => row.Key, StringComparer.Ordinal)
            .Select(row => new RuleCount(row.Key, row.Value)),
        ];
        for (var day = earliest.Date; day <= _latest; day = day.AddDays(1)) BucketOf(day);
        return new Report(
            _delivery, _engagement, _viewing,
            [.. _links.Values.OrderByDescending(row => row.Combined.Total).ThenBy(row => row.Url, StringComparer.Ordinal)],
            [
                .. _userAgents.Values.OrderByDescending(row => row.Opens.Total)
                .ThenByDescending(row => row.Clicks.Total)
                .ThenBy(row => row.Name, StringComparer.Ordinal),
            ],
            [
                .. _locations.Values.OrderByDescending(row => row.Opens)
                .ThenBy(row => row.Country, StringComparer.Ordinal)
                .ThenBy(row => row.Region, StringComparer.Ordinal)
                .ThenBy(row => row.City, StringComparer.Ordinal),
            ],
            new Timeline("UTC", "day", [.. _buckets.Values.OrderBy(row => row.Start)]),
            new WeekHours("UTC", _weekOpens, _weekClicks),
            new Contacts(
                [
                    .. _contacts.Values.Where(row => row.Opens > 0)
                    .OrderByDescending(row => row.Opens)
                    .ThenByDescending(row => row.Clicks)
                    .ThenBy(row => row.Key, StringComparer.Ordinal)
                    .Take(100),
                ],
                [
                    .. _contacts.Values.Where(row => row.Clicks > 0)
                    .OrderByDescending(row => row.Clicks)
                    .ThenByDescending(row => row.Opens)
                    .ThenBy(row => row.Key, StringComparer.Ordinal)
                    .Take(100),
                ]),
            [.. _emails.Values.OrderByDescending(row => row.Delivery.Sent).ThenBy(row => row.Email, StringComparer.Ordinal)],
            [.. _domains.Values.OrderByDescending(row => row.Sent).ThenBy(row => row.Name, StringComparer.Ordinal)],
            revenue, _excluded, input);
    }

    private void AddTotals(Message message, Stage stage, int opens, int clicks, bool isImplied)
    {
        var email = Row(_emails, message.Email, key => new EmailRow(key));
        if (message.Campaign is not null && (email.Campaign is null || string.CompareOrdinal(message.Campaign, email.Campaign) < 0))
            email.Campaign = message.Campaign;
        if (stage > Stage.NotSent && (email.SentAt is null || message.SentAt < email.SentAt)) email.SentAt = message.SentAt;
        _delivery.Add(message, stage);
        email.Delivery.Add(message, stage);
        _engagement.Add(message, opens, clicks, isImplied);
        email.Engagement.Add(message, opens, clicks, isImplied);
        if (stage == Stage.NotSent) Increment(_notSentReasons, message.NotSentReason);
    }

    private void AddContact(Message message, Stage stage, int opens, int clicks)
    {
        var domain = Row(
            _domains, message.Recipient.LastIndexOf('@') is >= 0 and var at ? message.Recipient[(at + 1)..] : "(none)",
            key => new Domain(key));
        if (stage > Stage.NotSent) domain.Sent++;
        if (stage == Stage.Delivered) domain.Delivered++;
        if (stage == Stage.Bounced) domain.Bounced++;
        if (message.IsSpam) domain.SpamReports++;
        domain.Opens += opens;
        domain.Clicks += clicks;
        if (opens + clicks == 0) return;
        var contact = Row(_contacts, message.Recipient, key => new Contact(key));
        contact.Opens += opens;
        contact.Clicks += clicks;
    }

    private void AddExcluded(Request request)
    {
        if (request.Actor == Actor.Automation && request.Type == RequestType.Opened) _excluded.AutomationOpens++;
        if (request.Actor == Actor.Automation && request.Type == RequestType.Clicked) _excluded.AutomationClicks++;
        if (request.Actor == Actor.PrivacyProxy && request.Type == RequestType.Opened) _excluded.PrivacyOpens++;
        if (request.Actor == Actor.Automation || (request.Actor == Actor.PrivacyProxy && request.Type == RequestType.Viewed))
            Increment(_rules, request.Rule!);
        else if (request.IsExcludedRole)
        {
            _excluded.RoleClicks++;
            Increment(_rules, "link-role");
        }
    }

    private void AddCounted(Request request, Message message)
    {
        var agent = AgentOf(request);
        if (request.Type == RequestType.Opened)
        {
            agent.Opens.Total++;
            AddOpen(request.At);
            return;
        }
        agent.Clicks.Total++;
        BucketOf(request.At).Clicks++;
        AddHour(_weekClicks, request.At);
        Row(_clicks, message.Recipient, _ => []).Add(request.At);
    }

    private void AddLinks(List<Request> counted)
    {
        foreach (var url in counted.Where(request => request.Type == RequestType.Clicked).GroupBy(click => click.Url!))
        {
            var link = Row(_links, url.Key, key => new Link(key));
            AddClicks(link.Html, url.Count(click => !click.IsText));
            AddClicks(link.Text, url.Count(click => click.IsText));
            AddClicks(link.Combined, url.Count());
        }
    }

    private static void AddClicks(Count count, int clicks)
    {
        count.Total += clicks;
        if (clicks > 0) count.Unique++;
    }

    private void AddFirstOpen(Message message, Request open, bool isImplied)
    {
        AgentOf(open).Opens.Unique++;
        BucketOf(open.At).FirstOpens++;
        if (isImplied)
        {
            AgentOf(open).Opens.Total++;
            AddOpen(open.At);
        }
        if (open.Place != default)
        {
            var location = LocationOf(open);
            location.Opens++;
            if (open.Actor == Actor.PrivacyProxy || ActorRules.IsImageProxy(open.UserAgent)) location.ProxiedOpens++;
        }
        AddDwell(message);
    }

    private void AddFirstClick(Request click)
    {
        AgentOf(click).Clicks.Unique++;
        BucketOf(click.At).FirstClicks++;
        if (click.Place != default) LocationOf(click).Clicks++;
    }

    private void AddDwell(Message message)
    {
        var views = message.Requests.FindAll(request =>
            request is { Type: RequestType.Viewed, Actor: Actor.Human } && !ActorRules.IsImageProxy(request.UserAgent));
        if (views.Count == 0) return;
        _viewing.Measured++;
        var dwell = views.Max(view => view.Seconds);
        (dwell >= 8 ? _viewing.Read : dwell >= 2 ? _viewing.Skimmed : _viewing.Glanced).Count++;
    }

    private void AddOpen(DateTime at)
    {
        BucketOf(at).Opens++;
        AddHour(_weekOpens, at);
    }

    private void AddHour(int[][] week, DateTime at)
    {
        week[((int)at.DayOfWeek + 6) % 7][at.Hour]++;
        if (at > _latest) _latest = at;
    }

    private Bucket BucketOf(DateTime at) => Row(_buckets, at.Date, day => new Bucket(day));

    private UserAgent AgentOf(Request request) => Row(_userAgents, request.UserAgent ?? "", _ => new UserAgent(request.UserAgent));

    private Location LocationOf(Request request) =>
        Row(_locations, request.Place, place => new Location(place.Item1, place.Item2, place.Item3));

    private static TRow Row<TKey, TRow>(Dictionary<TKey, TRow> rows, TKey key, Func<TKey, TRow> create) where TKey : notnull
    {
        ref var row = ref CollectionsMarshal.GetValueRefOrAddDefault(rows, key, out var isKnown);
        return isKnown ? row! : row = create(key);
    }

    private static void Increment(Dictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static int[][] Week() => [.. Enumerable.Range(0, 7).Select(_ => new int[24])];
}
