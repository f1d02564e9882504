using CampaignMetrics;

namespace Actors;

/// <summary>How many of which events the rules caught.</summary>
internal sealed class Score
{
    /// <summary>The rules look at these; of the others they know only what is stated.</summary>
    private static readonly EventType[] Judged = [EventType.Opened, EventType.Clicked, EventType.Viewed, EventType.Unsubscribed];

    private readonly List<Labelled> _events;

    public Score(IEnumerable<Labelled> events) => _events = [.. events.Where(labelled => Judged.Contains(labelled.Type))];

    /// <summary>By type: what machines did and what people did, and how much of each was taken for a machine's.</summary>
    public IEnumerable<(EventType Type, Caught Machines, Caught People)> ByType() =>
        from type in Judged
        let events = _events.FindAll(labelled => labelled.Type == type)
        select (type, Caught.Of(events.FindAll(it => !it.Truth.IsPerson)), Caught.Of(events.FindAll(it => it.Truth.IsPerson)));

    /// <summary>By type: messages of which a person did it, messages of which a report says so, and those that are both.</summary>
    public IEnumerable<(EventType Type, int True, int Counted, int Both)> ByMessage() =>
        from type in (EventType[])[EventType.Clicked, EventType.Unsubscribed]
        let events = _events.FindAll(labelled => labelled.Type == type)
        let people = events.FindAll(it => it.Truth.IsPerson).ConvertAll(it => it.Message).ToHashSet()
        let counted = events.FindAll(it => !it.IsCaught).ConvertAll(it => it.Message).ToHashSet()
        select (type, people.Count, counted.Count, counted.Count(people.Contains));

    /// <summary>By kind of machine, or of person: how much was taken for a machine's, and by which rules.</summary>
    public IEnumerable<(Truth Kind, Caught Caught, string Rules)> ByKind(bool arePeople) =>
        from labelled in _events
        where labelled.Truth.IsPerson == arePeople
        group labelled by labelled.Truth into kind
        orderby kind.Key.By, kind.Key.What
        select (kind.Key, Caught.Of([.. kind]), RulesOf(kind.Where(it => it.IsCaught)));

    /// <summary>By rule: how many of the events that it took for machines' are.</summary>
    public IEnumerable<(string Rule, int Events, int Machines)> ByRule() =>
        from labelled in _events
        where labelled.IsCaught
        group labelled by labelled.Label.RuleId into rule
        orderby rule.Count() descending, rule.Key
        select (rule.Key, rule.Count(), rule.Count(it => !it.Truth.IsPerson));

    private static string RulesOf(IEnumerable<Labelled> caught) => string.Join(", ",
        from labelled in caught
        group labelled by labelled.Label.RuleId into rule
        orderby rule.Count() descending, rule.Key
        select $"{rule.Key} {rule.Count():N0}");
}

/// <summary>Events, and how many of them the rules took for machines'.</summary>
internal readonly record struct Caught(int Events, int Count)
{
    public static Caught Of(IReadOnlyCollection<Labelled> events) => new(events.Count, events.Count(labelled => labelled.IsCaught));

    public string Share => Events == 0 ? "–" : $"{100.0 * Count / Events:0.0} %";
}
