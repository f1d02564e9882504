namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>What a message is of, as far as an unsubscription may cover it.</summary>
/// <param name="Lists">The lists that its events name; none where nobody tells.</param>
/// <param name="Types">The subscription types that it is known to be of.</param>
/// <param name="IsTypeKnown">Whether it is known to be of no others.</param>
internal sealed record Coverage(IReadOnlyList<string> Lists, IReadOnlyList<string> Types, bool IsTypeKnown);

/// <summary>What is to be said of a message: against which unsubscription it was sent, or why that cannot be told; nothing else.</summary>
internal readonly record struct Verdict(Ended? Against, UndecidedReason? Reason);

/// <summary>All that one contact unsubscribed from and subscribed to again.</summary>
internal sealed class ContactChoices
{
    private const string AllMail = "all", OneList = "list";

    private static readonly long Grace = (long)UnsubscriptionReport.Grace.TotalMilliseconds;

    private readonly Dictionary<string, Choices> _lists = new(StringComparer.Ordinal), _types = new(StringComparer.Ordinal);
    private Choices _all = new(), _unnamedList = new();

    // What may cover a message, or not: nobody tells which lists or types the message is of.
    private Choices _anyList = new(), _anyType = new();
    private Spans _unnamed = new([]), _anyListStands = new([]);

    // By the type that a message is known to be of, which is in no doubt; empty for none.
    private readonly Dictionary<string, Spans> _otherTypesStand = new(StringComparer.Ordinal);

    /// <summary>Whether the contact unsubscribed from anything.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether there is anything to forget.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds an unsubscription.</summary>
    /// <param name="ended">The unsubscription.</param>
    /// <param name="lists">The lists that it is about, where it is about a list.</param>
    public void Add(Ended ended, IEnumerable<string> lists)
    {
        (HasEnded, IsEmpty) = (true, false);
        foreach (var choices in Of(ended.Scope, lists)) choices.Add(ended);
    }

    /// <summary>Adds a subscription.</summary>
    /// <param name="at">When.</param>
    /// <param name="scope">To what; null when not stated.</param>
    /// <param name="lists">The lists that it is about, where it is about a list.</param>
    public void AddTaken(long at, string? scope, IEnumerable<string> lists)
    {
        IsEmpty = false;
        foreach (var choices in Of(scope, lists)) choices.AddTaken(at);
        if (IsOfAll(scope)) return;
        (scope == OneList || lists.Contains(scope) ? _anyList : _anyType).AddTaken(at);
    }

    /// <summary>Makes it ready to be asked.</summary>
    public void Close()
    {
        IEnumerable<Choices> every = [_all, _unnamedList, _anyList, _anyType, .. _lists.Values, .. _types.Values];
        foreach (var choices in every) choices.Sort();
        // Which list was subscribed to again is as unknown as which was left: only all mail surely takes that back.
        _unnamed = Heeded(_unnamedList.Standing(_all, _all));
        _anyListStands = Heeded(_lists.Values.SelectMany(choices => choices.Standing(choices, _all)));
    }

    public void Clear()
    {
        _lists.Clear();
        _types.Clear();
        _otherTypesStand.Clear();
        (_all, _unnamedList, _anyList, _anyType) = (new(), new(), new(), new());
        (HasEnded, IsEmpty) = (false, true);
    }

    /// <summary>What is to be said of a message.</summary>
    /// <param name="sentAt">When it was sent.</param>
    /// <param name="coverage">What it is of.</param>
    public Verdict Of(long sentAt, Coverage coverage)
    {
        var covering = Covering(coverage);
        var taken = covering.Max(choices => choices.LastTaken(sentAt));
        var stands = FirstAgainst(covering, taken, sentAt);
        UndecidedReason? reason = null;
        var perhapsTaken = taken;
        foreach (var doubt in Doubts(coverage))
        {
            var last = doubt.Taken.LastTaken(sentAt);
            perhapsTaken = Math.Max(perhapsTaken, last);
            if (doubt.Standing.Hold(sentAt) || (stands is { } ended && last >= ended.At)) reason ??= doubt.Reason;
        }
        return FirstAgainst(covering, perhapsTaken, sentAt) is { } against ? new Verdict(against, null) : new Verdict(null, reason);
    }

    private static bool IsOfAll(string? scope) => scope is null or "" or AllMail;

    /// <summary>The first unsubscription after an instant that was to be heeded when the message was sent.</summary>
    private static Ended? FirstAgainst(List<Choices> covering, long after, long sentAt)
    {
        Ended? first = null;
        foreach (var choices in covering)
        {
            if (choices.FirstEnded(after) is not { } ended || sentAt - ended.At <= Grace) continue;
            if (first is not { } known || ended.CompareTo(known) < 0) first = ended;
        }
        return first;
    }

    private IEnumerable<Choices> Of(string? scope, IEnumerable<string> lists)
    {
        if (IsOfAll(scope)) return [_all];
        // Some sources name the list itself as what was left.
        if (scope != OneList) return [Of(lists.Contains(scope) ? _lists : _types, scope!)];
        Choices[] named = [.. lists.Select(list => Of(_lists, list))];
        return named.Length > 0 ? named : [_unnamedList];
    }

    private static Choices Of(Dictionary<string, Choices> byName, string name)
    {
        if (!byName.TryGetValue(name, out var choices)) byName.Add(name, choices = new Choices());
        return choices;
    }

    private List<Choices> Covering(Coverage coverage)
    {
        var covering = new List<Choices> { _all };
        foreach (var list in coverage.Lists)
            if (_lists.TryGetValue(list, out var ofList)) covering.Add(ofList);
        foreach (var type in coverage.Types)
            if (_types.TryGetValue(type, out var ofType)) covering.Add(ofType);
        return covering;
    }

    /// <summary>What may be about the message, by the reasons' order.</summary>
    private IEnumerable<(UndecidedReason Reason, Choices Taken, Spans Standing)> Doubts(Coverage coverage)
    {
        yield return (UndecidedReason.ListNotNamed, _unnamedList, _unnamed);
        if (coverage.Lists.Count == 0) yield return (UndecidedReason.ListsNotKnown, _anyList, _anyListStands);
        if (!coverage.IsTypeKnown)
            yield return (UndecidedReason.TypeNotKnown, _anyType, OtherTypesStand(coverage.Types.FirstOrDefault(_types.ContainsKey) ?? ""));
    }

    private Spans OtherTypesStand(string known)
    {
        if (_otherTypesStand.TryGetValue(known, out var spans)) return spans;
        var others = _types.Where(type => type.Key != known).SelectMany(type => type.Value.Standing(type.Value, _all));
        _otherTypesStand.Add(known, spans = Heeded(others));
        return spans;
    }

    /// <summary>When unsubscriptions that stand are to be heeded.</summary>
    private static Spans Heeded(IEnumerable<(long From, long To)> standing) =>
        new(standing.Select(span => (span.From + Grace + 1, span.To)));
}
