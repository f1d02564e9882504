using CampaignMetrics.Collections;

namespace CampaignMetrics.Messages;

/// <summary>
/// Decides for each event of a message whether a person or a program caused it. The result depends on the set of events alone, not on
/// their order of arrival. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>The rules are those of <see cref="ActorRule"/>, in its order. An event is open until one of them decides. From
/// <see cref="ActorRule.Honeypot"/> on they judge opens, clicks and views; those that find programs also judge unsubscriptions.</para>
/// </remarks>
internal sealed class ActorRules
{
    private readonly Vocabulary _words;
    private readonly AgentTable _agents;
    private readonly Enrichment _enrichment;
    private readonly Acceptance _acceptance;
    private readonly BurstSearch _bursts;
    private readonly Nearness _near;
    private readonly CustomActorRules _custom;
    private readonly long _nearby;

    // The clicks that the burst search sees, their indexes among the entries, and its verdicts.
    private BurstClick[] _clicks = new BurstClick[16];
    private int[] _clickIndexes = new int[16];
    private bool[] _isBurst = new bool[16];

    public ActorRules(Vocabulary words, AgentTable agents, Enrichment enrichment, EntryValues valuesOf)
    {
        (_words, _agents, _enrichment) = (words, agents, enrichment);
        _acceptance = new Acceptance(enrichment.Thresholds);
        _bursts = new BurstSearch(enrichment.Thresholds);
        _near = new Nearness(new SourceTable(words, agents));
        _custom = new CustomActorRules(enrichment.ActorRules, words, agents, valuesOf);
        _nearby = (long)enrichment.Thresholds.Nearby.TotalMilliseconds;
    }

    /// <summary>Labels all events of a message.</summary>
    /// <param name="state">The message's times.</param>
    /// <param name="milestones">When it was sent and delivered.</param>
    /// <param name="entries">The message's other events, by time.</param>
    /// <param name="links">The links of its email.</param>
    /// <param name="labels">Receives one label for each entry.</param>
    public void Label(
        in MessageState state, Milestones milestones, ReadOnlySpan<Entry> entries, EmailLinkTable links, Span<ActorLabel> labels)
    {
        var isDecided = true;
        for (var i = 0; i < entries.Length; i++)
        {
            labels[i] = entries[i].Stated is { } stated ? new ActorLabel(stated, ActorRule.Stated) : ActorLabel.Default;
            isDecided &= !IsOpen(entries[i], labels[i]);
        }
        // Most messages have no request.
        if (isDecided) return;
        _acceptance.Begin(state, entries);
        // Custom rules cut the built-in ones into ranges, which are applied between them.
        var first = ActorRule.Honeypot;
        foreach (var rule in _custom.InOrder)
        {
            Apply(new RuleRange(first, rule.Next), milestones, entries, links, labels);
            _custom.Ask(rule, entries, links, labels);
            first = rule.Next;
        }
        Apply(new RuleRange(first, ActorRule.Default), milestones, entries, links, labels);
    }

    /// <summary>Who caused an event that names no email. It has no message around it, so only rules that look at the event alone can
    /// decide.</summary>
    public ActorLabel LabelUnnamed(in Entry entry)
    {
        if (entry.Stated is { } stated) return new ActorLabel(stated, ActorRule.Stated);
        _near.Clear();
        return entry.IsJudged ? LabelAlone(entry, new RuleRange(ActorRule.Prefetch, ActorRule.ProxyClick)) : ActorLabel.Default;
    }

    /// <summary>Applies a range of built-in rules to the events that are still open.</summary>
    private void Apply(
        RuleRange rules, Milestones milestones, ReadOnlySpan<Entry> entries, EmailLinkTable links, Span<ActorLabel> labels)
    {
        // Rules that compare events with each other need a pass of their own; those between them share one pass.
        if (rules.Has(ActorRule.Honeypot)) MarkHoneypots(entries, links, labels);
        if (rules.HasBefore(ActorRule.Burst))
            for (var i = 0; i < entries.Length; i++)
                if (IsOpen(entries[i], labels[i])) labels[i] = LabelAlone(entries[i], rules);
        if (rules.Has(ActorRule.Burst)) MarkBursts(milestones, entries, links, labels);
        if (rules.Has(ActorRule.NearBurst)) MarkNear(entries, labels);
        if (rules.Has(ActorRule.ImageProxy)) MarkImageProxies(entries, labels);
    }

    private static bool IsOpen(in Entry entry, ActorLabel label) => label.IsOpen && entry.IsJudged;

    private ActorLabel LabelAlone(in Entry entry, RuleRange rules)
    {
        if (rules.Has(ActorRule.NearHoneypot) && !_near.IsEmpty && _near.Holds(entry, _nearby))
            return ActorLabel.Automation(ActorRule.NearHoneypot);
        if (rules.Has(ActorRule.Prefetch) && (entry.Signs & EntrySigns.Prefetch) != 0) return ActorLabel.Automation(ActorRule.Prefetch);
        if (rules.Has(ActorRule.ScannerNetwork) && IsFromScanner(entry)) return ActorLabel.Automation(ActorRule.ScannerNetwork);
        var agent = _agents[entry.Agent];
        if (rules.Has(ActorRule.KnownAgent) && agent.Role == AgentRole.Automation) return ActorLabel.Automation(ActorRule.KnownAgent);
        if (rules.Has(ActorRule.EmptyAgent) && agent.IsEmpty) return ActorLabel.Automation(ActorRule.EmptyAgent);
        if (rules.Has(ActorRule.ProxyClick) && entry.Type == EventType.Clicked && agent.IsProxy)
            return ActorLabel.Automation(ActorRule.ProxyClick);
        if (rules.Has(ActorRule.BeforeAcceptance) && _acceptance.IsBefore(entry.At))
            return ActorLabel.Automation(ActorRule.BeforeAcceptance);
        return rules.Has(ActorRule.PrivacyProxy) && IsPrivacyProxy(entry, agent)
            ? new ActorLabel(Actor.PrivacyProxy, ActorRule.PrivacyProxy)
            : ActorLabel.Default;
    }

    private bool IsFromScanner(in Entry entry) =>
        entry.Type == EventType.Clicked && _enrichment.ScannerNetworks is { } isScanner
        && entry.Address != Slot.None && isScanner(_words.Addresses.Text(entry.Address));

    private bool IsPrivacyProxy(in Entry entry, KnownAgent agent)
    {
        if (entry.Type is not (EventType.Opened or EventType.Viewed)) return false;
        if (!agent.IsBare) return agent.Role == AgentRole.PrivacyProxy;
        // A bare agent is Apple's only from an address of its relay; where no relays are known, the agent has to do.
        return _enrichment.PrivacyRelay is not { } isRelay
            || (entry.Address != Slot.None && isRelay(_words.Addresses.Text(entry.Address)));
    }

    /// <summary>Labels the clicks on links that no person can see, and remembers their sources for the rule after.</summary>
    private void MarkHoneypots(ReadOnlySpan<Entry> entries, EmailLinkTable links, Span<ActorLabel> labels)
    {
        _near.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            // A stated actor is final.
            if (entries[i].Type != EventType.Clicked || !labels[i].IsOpen) continue;
            if (links.RoleOf(entries[i].Detail) != LinkRole.Honeypot) continue;
            labels[i] = ActorLabel.Automation(ActorRule.Honeypot);
            _near.Add(entries[i]);
        }
        _near.Sort();
    }

    private void Remember(int click, int index, in Entry entry, EmailLinkTable links)
    {
        if (click == _clicks.Length)
        {
            Array.Resize(ref _clicks, click * 2);
            Array.Resize(ref _clickIndexes, click * 2);
            Array.Resize(ref _isBurst, click * 2);
        }
        _clicks[click] = new BurstClick(entry.At, links.PageOf(entry.Detail));
        _clickIndexes[click] = index;
    }

    /// <summary>Labels the clicks of bursts, and remembers their sources for the rule after.</summary>
    private void MarkBursts(Milestones milestones, ReadOnlySpan<Entry> entries, EmailLinkTable links, Span<ActorLabel> labels)
    {
        _near.Clear();
        var count = 0;
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Type == EventType.Clicked && labels[i].IsOpen) count++;
        // Counted first, since few messages have enough clicks for a search.
        if (count < _bursts.Fewest) return;
        var clicks = 0;
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Type == EventType.Clicked && labels[i].IsOpen) Remember(clicks++, i, entries[i], links);
        var isBurst = _isBurst.AsSpan(0, clicks);
        _bursts.Find(_clicks.AsSpan(0, clicks), milestones, isBurst);
        for (var i = 0; i < clicks; i++)
        {
            if (!isBurst[i]) continue;
            labels[_clickIndexes[i]] = ActorLabel.Automation(ActorRule.Burst);
            _near.Add(entries[_clickIndexes[i]]);
        }
        _near.Sort();
    }

    private void MarkNear(ReadOnlySpan<Entry> entries, Span<ActorLabel> labels)
    {
        if (_near.IsEmpty) return;
        for (var i = 0; i < entries.Length; i++)
            if (IsOpen(entries[i], labels[i]) && _near.Holds(entries[i], _nearby))
                labels[i] = ActorLabel.Automation(ActorRule.NearBurst);
    }

    // The label stays a person's: it only says that place and time are the proxy's.
    private void MarkImageProxies(ReadOnlySpan<Entry> entries, Span<ActorLabel> labels)
    {
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].IsRequest && labels[i].IsOpen && _agents[entries[i].Agent].Role == AgentRole.ImageProxy)
                labels[i] = ActorLabel.ImageProxy;
    }

    /// <summary>The built-in rules from the first, inclusive, to the last, exclusive.</summary>
    private readonly struct RuleRange(ActorRule first, ActorRule last)
    {
        // One bit for each, so that to ask for one takes a single test.
        private readonly uint _rules = (1u << (int)last) - (1u << (int)first);

        public bool Has(ActorRule rule) => (_rules >> (int)rule & 1) != 0;

        /// <summary>Whether it has any rule before this one.</summary>
        public bool HasBefore(ActorRule rule) => (_rules & (1u << (int)rule) - 1) != 0;
    }
}
