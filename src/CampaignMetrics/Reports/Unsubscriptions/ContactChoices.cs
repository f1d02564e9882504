namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>The lists and subscription types that a message belongs to, by which an unsubscription may cover it.</summary>
/// <param name="Lists">The lists that its events name; empty where no event does.</param>
/// <param name="Types">The subscription types that it is known to belong to.</param>
/// <param name="IsTypeKnown">Whether these are all of its types.</param>
internal sealed record Coverage(IReadOnlyList<string> Lists, IReadOnlyList<string> Types, bool IsTypeKnown);

/// <summary>The verdict on a message: the unsubscription against which it was sent, or the reason why that cannot be decided. Neither means
/// that the message was allowed.</summary>
internal readonly record struct Verdict(Ended? Against, UndecidedReason? Reason);

/// <summary>Everything that one contact unsubscribed from and subscribed to again. Decides whether a message was sent against it.</summary>
/// <remarks>
/// <para>
/// An unsubscription covers all mail, a list, or a subscription type. It is in force for a message until the contact subscribes again to
/// anything that covers the message, and forbids mail after <see cref="UnsubscriptionReport.Grace"/>. Often events do not say which list
/// was meant, or which lists a message went to. A message is a violation only if it is one in any case; where that depends on what is not
/// known, it is undecided.
/// </para>
/// </remarks>
internal sealed class ContactChoices
{
    private const string AllMail = "all", OneList = "list";

    private static readonly long Grace = (long)UnsubscriptionReport.Grace.TotalMilliseconds;

    private readonly Dictionary<string, Choices> _lists = new(StringComparer.Ordinal), _types = new(StringComparer.Ordinal);
    private Choices _all = new(), _unnamedList = new();

    // Subscriptions to some list or type. They may concern a message whose lists or types are not known.
    private Choices _anyList = new(), _anyType = new();
    private Spans _unnamed = new([]), _anyListStands = new([]);
    private KeyedSpans? _typesStand;


    /// <summary>Whether the contact unsubscribed from anything.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Whether there is nothing to clear.</summary>
    public bool IsEmpty { get; private set; } = true;

    /// <summary>Adds an unsubscription.</summary>
    /// <param name="ended">The unsubscription.</param>
    /// <param name="lists">The lists that its event or message names; used where it is about a list.</param>
    public void Add(Ended ended, IEnumerable<string> lists)
    {
        (HasEnded, IsEmpty) = (true, false);
        foreach (var choices in Of(ended.Scope, lists)) choices.Add(ended);
    }

    /// <summary>Adds a new subscription, which revokes earlier unsubscriptions from the same thing.</summary>
    /// <param name="at">When, in milliseconds since 1970.</param>
    /// <param name="scope">What the contact subscribed to; null when not stated.</param>
    /// <param name="lists">The lists that its event or message names; used where it is about a list.</param>
    public void AddTaken(long at, string? scope, IEnumerable<string> lists)
    {
        IsEmpty = false;
        foreach (var choices in Of(scope, lists)) choices.AddTaken(at);
        if (IsOfAll(scope)) return;
        (scope == OneList || lists.Contains(scope) ? _anyList : _anyType).AddTaken(at);
    }

    /// <summary>Prepares for queries, after everything was added.</summary>
    public void Close()
    {
        IEnumerable<Choices> every = [_all, _unnamedList, _anyList, _anyType, .. _lists.Values, .. _types.Values];
        foreach (var choices in every) choices.Sort();
        // A later subscription to some list need not be to the unnamed one that was left: only one to all mail surely revokes it.
        _unnamed = Heeded(_unnamedList.Standing(_all, _all));
        _anyListStands = Heeded(_lists.Values.SelectMany(choices => choices.Standing(choices, _all)));
    }

    public void Clear()
    {
        _lists.Clear();
        _types.Clear();
        _typesStand = null;
        (_all, _unnamedList, _anyList, _anyType) = (new(), new(), new(), new());
        (HasEnded, IsEmpty) = (false, true);
    }

    /// <summary>Decides whether a message was sent against an unsubscription.</summary>
    /// <param name="sentAt">When it was sent, in milliseconds since 1970.</param>
    /// <param name="coverage">The lists and types that it belongs to.</param>
    public Verdict Of(long sentAt, Coverage coverage)
    {
        var covering = Covering(coverage);
        var taken = covering.Max(choices => choices.LastTaken(sentAt));
        var stands = FirstAgainst(covering, taken, sentAt);
        UndecidedReason? reason = null;
        // The latest subscription that may concern the message. A violation must hold even if it does.
        var perhapsTaken = taken;
        foreach (var doubt in Doubts(coverage, sentAt))
        {
            var last = doubt.Taken.LastTaken(sentAt);
            perhapsTaken = Math.Max(perhapsTaken, last);
            // In doubt if something uncertain forbids the message, or if something uncertain may have revoked what forbids it.
            if (doubt.Stands || (stands is { } ended && last >= ended.At)) reason ??= doubt.Reason;
        }
        return FirstAgainst(covering, perhapsTaken, sentAt) is { } against ? new Verdict(against, null) : new Verdict(null, reason);
    }

    private static bool IsOfAll(string? scope) => scope is null or "" or AllMail;

    /// <summary>The first unsubscription after an instant whose grace period was over when the message was sent; null for none.</summary>
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
        // Some sources put the name of the list into the scope instead of the word "list".
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

    /// <summary>What is uncertain about the message, in the order of the reasons: subscriptions that may concern it, and periods in which
    /// an unsubscription that may concern it is in force.</summary>
    private IEnumerable<(UndecidedReason Reason, Choices Taken, bool Stands)> Doubts(Coverage coverage, long sentAt)
    {
        yield return (UndecidedReason.ListNotNamed, _unnamedList, _unnamed.Hold(sentAt));
        if (coverage.Lists.Count == 0) yield return (UndecidedReason.ListsNotKnown, _anyList, _anyListStands.Hold(sentAt));
        if (!coverage.IsTypeKnown)
            yield return (UndecidedReason.TypeNotKnown, _anyType, TypesStand.HoldOther(sentAt, coverage.Types.FirstOrDefault()));
    }

    /// <summary>The periods in which the contact had unsubscribed from any subscription type.</summary>
    private KeyedSpans TypesStand => _typesStand ??= new KeyedSpans(
        from type in _types
        from span in type.Value.Standing(type.Value, _all)
        select (type.Key, span.From + Grace + 1, span.To));

    /// <summary>The periods in which mail is forbidden: those in which an unsubscription is in force, less the grace period at their
    /// beginning, whose end still belongs to it.</summary>
    private static Spans Heeded(IEnumerable<(long From, long To)> standing) =>
        new(standing.Select(span => (span.From + Grace + 1, span.To)));
}
