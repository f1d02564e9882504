namespace CampaignMetrics.Tests.Reference;

/// <summary>Mail against unsubscriptions, message by message and event by event as the page has it: slow, and independent of the
/// engine.</summary>
internal sealed class NaiveViolations
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(48);
    private static readonly string[] Reasons = ["ListNotNamed", "ListsNotKnown", "TypeNotKnown"];

    private readonly NaiveCatalog _catalog;
    private readonly IReadOnlyList<NaiveMessage> _messages;
    private readonly IReadOnlyList<NaiveEvent> _ended, _taken;
    private readonly NaiveScope _scope;
    private readonly NaiveOptions _options;

    public NaiveViolations(IEnumerable<string> lines, string catalogJson, NaiveOptions options)
    {
        _options = options;
        _catalog = new NaiveCatalog(catalogJson);
        var events = NaiveIds.Distinct(new NaiveLines(lines).Events);
        _messages = NaiveReport.MessagesOf(events, _catalog, options);
        _scope = new NaiveScope(options, _catalog, new NaiveFacts(_messages, _catalog, options));
        var unnamed = events.Where(happened => happened.Is("unsubscribed") && happened.Email is null)
            .SelectMany(happened => new NaiveActors([happened], new NaiveLinks(null, []), options).Labels());
        _ended =
        [
            .. _messages.SelectMany(message => message.Of("unsubscribed")).Concat(unnamed)
                .Where(label => label.Actor != NaiveActor.Automation).Select(label => label.Event),
        ];
        _taken = [.. events.Where(happened => happened.Is("resubscribed") && !happened.StatesAutomation)];
    }

    /// <summary>What is said of each message of which anything is, in no order.</summary>
    public IEnumerable<string> All() => _messages.Where(IsMail).Select(Verdict).OfType<string>();

    private bool IsMail(NaiveMessage message) =>
        _scope.Holds(message) && message.Told is not (NaiveDisposition.NotSelected or NaiveDisposition.NotSent)
        && (!_options.ByEventDate || _scope.IsInPeriod(message.SendingTime));

    private string? Verdict(NaiveMessage message)
    {
        var at = message.SendingTime;
        var heeded = _ended.Where(ended => ended.Contact == message.Contact && at - ended.At > Grace).InOrder().ToList();
        var certain = heeded.Where(ended => Covers(ended, message) == "yes" && !IsTaken(ended, message, "yes")).ToList();
        var against = certain.FirstOrDefault(ended => !Reasons.Any(reason => IsTaken(ended, message, reason)));
        var perhaps = Reasons.FirstOrDefault(reason =>
            heeded.Any(ended => Covers(ended, message) == reason && StandsInItself(ended, at))
            || (certain.Count > 0 && IsTaken(certain[0], message, reason)));
        if (against is null && perhaps is null) return null;
        var isReported = message.First("sent") is not null;
        if (_catalog[message.Email]?.Type == "transactional") return against is not null && isReported ? "transactional" : null;
        if (!isReported) return "SendingNotReported";
        return against is null
            ? perhaps
            : $"{message.Contact} {message.Email} {at:O} {against.At:O}";
    }

    /// <summary>Yes, no, or why it cannot be told.</summary>
    private string Covers(NaiveEvent happened, NaiveMessage message)
    {
        var tags = message.AllOfContact.SelectMany(other => other.Tags).Where(tag => tag.Key == "subscriptionType").ToList();
        var lists = message.AllOfContact.SelectMany(other => other.Lists).ToList();
        switch (happened.Text("scope"))
        {
            case null or "all": return "yes";
            case var list when ListsOf(happened).Contains(list):
                return lists.Count == 0 ? "ListsNotKnown" : lists.Contains(list) ? "yes" : "no";
            case "list" when ListsOf(happened).Count == 0: return "ListNotNamed";
            case "list" when lists.Count == 0: return "ListsNotKnown";
            case "list": return lists.Intersect(ListsOf(happened)).Any() ? "yes" : "no";
            case var type when tags.Count > 0: return tags.Any(tag => tag.Value == type) ? "yes" : "no";
            case var type: return _catalog[message.Email]?.Type == type ? "yes" : "TypeNotKnown";
        }
    }

    private bool IsTaken(NaiveEvent ended, NaiveMessage message, string how) => _taken.Any(taken =>
        taken.Contact == ended.Contact && taken.At >= ended.At && taken.At <= message.SendingTime && Covers(taken, message) == how);

    /// <summary>Whether it, or one of the lists that it names, was not taken back by name, nor was all mail.</summary>
    private bool StandsInItself(NaiveEvent ended, DateTimeOffset at)
    {
        var after = _taken.Where(taken => taken.Contact == ended.Contact && taken.At >= ended.At && taken.At <= at).ToList();
        if (after.Any(taken => taken.Text("scope") is null or "all")) return false;
        var (name, lists) = (ended.Text("scope")!, ListsOf(ended));
        var isList = name == "list" || lists.Contains(name);
        if (!isList) return !after.Exists(taken => taken.Text("scope") == name && !ListsOf(taken).Contains(name));
        return lists.Count == 0 || (name == "list" ? lists : [name]).Any(list => !after.Exists(taken => Names(taken, list)));
    }

    /// <summary>Whether it is about a list: <c>list</c> and it names it, or it names it as what it is about.</summary>
    private bool Names(NaiveEvent taken, string list) =>
        ListsOf(taken).Contains(list) && (taken.Text("scope") == "list" || taken.Text("scope") == list);

    /// <summary>The lists that it names, else those of its email and contact.</summary>
    private IReadOnlyList<string> ListsOf(NaiveEvent happened)
    {
        if (happened.Lists.Count > 0 || happened.Email is null) return happened.Lists;
        return [.. _messages.First(message => message.Events.Contains(happened)).AllOfContact.SelectMany(other => other.Lists)];
    }
}
