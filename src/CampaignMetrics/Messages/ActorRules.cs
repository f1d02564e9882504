using CampaignMetrics.Collections;
using CampaignMetrics.Events.Schema;

namespace CampaignMetrics.Messages;

/// <summary>
/// Decides who did it, over all requests (opens, clicks, views) of one
/// message. A function of the set of events: their order does not matter.
/// </summary>
internal sealed class ActorRules(Vocabulary words, AgentTable agents, Enrichment enrichment)
{
    private readonly Nearness _near = new();
    private readonly BurstSearch _bursts = new();
    private readonly long _nearby = (long)enrichment.Thresholds.Nearby.TotalMilliseconds;
    private readonly long _burstWindow = (long)enrichment.Thresholds.BurstWindow.TotalMilliseconds;
    private (long At, int Url)[] _clicks = new (long, int)[16];
    private int[] _clickIndexes = new int[16];
    private bool[] _isBurst = new bool[16];

    private readonly CustomActorRules _custom = new(enrichment.ActorRules, words, agents);

    /// <param name="entries">The message's entries, by time.</param>
    /// <param name="roles">Gives a link's role.</param>
    /// <param name="labels">One for each entry; set for all of them.</param>
    public void Label(ReadOnlySpan<Entry> entries, Func<int, LinkRole> roles, Span<ActorLabel> labels)
    {
        for (var i = 0; i < entries.Length; i++)
            labels[i] = entries[i].Stated is { } stated ? new ActorLabel(stated, ActorRule.Stated) : ActorLabel.Default;
        var first = ActorRule.Honeypot;
        foreach (var rule in _custom.InOrder)
        {
            Apply(first, rule.Next, entries, roles, labels);
            _custom.Ask(rule, entries, roles, labels);
            first = rule.Next;
        }
        Apply(first, ActorRule.Default, entries, roles, labels);
    }

    /// <summary>Applies the built-in rules from the first, inclusive, to the last, exclusive, to what is open.</summary>
    private void Apply(
        ActorRule first, ActorRule last, ReadOnlySpan<Entry> entries, Func<int, LinkRole> roles, Span<ActorLabel> labels)
    {
        var rules = new RuleRange(first, last);
        if (rules.Has(ActorRule.Honeypot)) MarkHoneypots(entries, roles, labels);
        if (first < ActorRule.Burst)
            for (var i = 0; i < entries.Length; i++)
                if (IsOpen(entries[i], labels[i])) labels[i] = LabelAlone(entries[i], rules);
        if (rules.Has(ActorRule.Burst)) MarkBursts(entries, labels);
        if (rules.Has(ActorRule.NearBurst)) MarkNear(entries, labels);
        if (rules.Has(ActorRule.ImageProxy)) MarkImageProxies(entries, labels);
    }

    private static bool IsOpen(in Entry entry, ActorLabel label) => label.IsOpen && entry.IsRequest;

    private ActorLabel LabelAlone(in Entry entry, RuleRange rules)
    {
        if (rules.Has(ActorRule.NearHoneypot) && !_near.IsEmpty && _near.Holds(entry, _nearby))
            return ActorLabel.Automation(ActorRule.NearHoneypot);
        if (rules.Has(ActorRule.Prefetch) && entry.Prefetch) return ActorLabel.Automation(ActorRule.Prefetch);
        if (rules.Has(ActorRule.KnownAgent) && agents.Describe(entry.Agent).Role == AgentRole.Automation)
            return ActorLabel.Automation(ActorRule.KnownAgent);
        if (rules.Has(ActorRule.EmptyAgent) && agents.IsEmpty(entry.Agent)) return ActorLabel.Automation(ActorRule.EmptyAgent);
        if (rules.Has(ActorRule.PrivacyProxy) && IsPrivacyProxy(entry)) return new ActorLabel(Actor.PrivacyProxy, ActorRule.PrivacyProxy);
        return ActorLabel.Default;
    }

    private bool IsPrivacyProxy(in Entry entry) =>
        entry.Type != EventType.Clicked && agents.IsApplePrivacy(entry.Agent)
        && (enrichment.PrivacyRelay is not { } isRelay || (entry.Address != Slot.None && isRelay(words.Addresses.Text(entry.Address))));

    /// <summary>Labels the clicks on links that no person can see, and remembers them for what is near them.</summary>
    private void MarkHoneypots(ReadOnlySpan<Entry> entries, Func<int, LinkRole> roles, Span<ActorLabel> labels)
    {
        _near.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            if (entries[i].Type != EventType.Clicked || !labels[i].IsOpen || roles(entries[i].Detail) != LinkRole.Honeypot) continue;
            labels[i] = ActorLabel.Automation(ActorRule.Honeypot);
            _near.Add(entries[i]);
        }
        _near.Sort();
    }

    private void Remember(int click, int index, in Entry entry)
    {
        if (click == _clicks.Length)
        {
            Array.Resize(ref _clicks, click * 2);
            Array.Resize(ref _clickIndexes, click * 2);
            Array.Resize(ref _isBurst, click * 2);
        }
        _clicks[click] = (entry.At, words.SlotOf(EventSchema.Link, entry.Detail, EventProperty.Url));
        _clickIndexes[click] = index;
    }

    /// <summary>Labels the clicks of bursts, and remembers them for what is near them.</summary>
    private void MarkBursts(ReadOnlySpan<Entry> entries, Span<ActorLabel> labels)
    {
        _near.Clear();
        var clicks = 0;
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].Type == EventType.Clicked && labels[i].IsOpen) Remember(clicks++, i, entries[i]);
        if (clicks < enrichment.Thresholds.BurstLinks) return;
        var isBurst = _isBurst.AsSpan(0, clicks);
        _bursts.Find(_clicks.AsSpan(0, clicks), _burstWindow, enrichment.Thresholds.BurstLinks, isBurst);
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

    private void MarkImageProxies(ReadOnlySpan<Entry> entries, Span<ActorLabel> labels)
    {
        for (var i = 0; i < entries.Length; i++)
            if (IsOpen(entries[i], labels[i]) && agents.Describe(entries[i].Agent).Role == AgentRole.ImageProxy)
                labels[i] = ActorLabel.ImageProxy;
    }

    /// <summary>Built-in rules from the first, inclusive, to the last, exclusive.</summary>
    private readonly record struct RuleRange(ActorRule First, ActorRule Last)
    {
        public bool Has(ActorRule rule) => rule >= First && rule < Last;
    }
}
