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

    /// <param name="entries">The message's entries, by time.</param>
    /// <param name="roles">Gives a link's role.</param>
    /// <param name="labels">One for each entry; set for all of them.</param>
    public void Label(ReadOnlySpan<Entry> entries, Func<int, LinkRole> roles, Span<ActorLabel> labels)
    {
        MarkHoneypots(entries, roles);
        var open = 0;
        for (var i = 0; i < entries.Length; i++)
        {
            labels[i] = LabelAlone(entries[i], roles);
            if (labels[i].Rule == ActorRule.Default && entries[i].Type == EventType.Clicked) Remember(open++, i, entries[i]);
        }
        if (open >= enrichment.Thresholds.BurstLinks) MarkBursts(entries, labels, open);
        for (var i = 0; i < entries.Length; i++)
            if (labels[i].Rule == ActorRule.Default && agents.Describe(entries[i].Agent).Role == AgentRole.ImageProxy)
                labels[i] = ActorLabel.ImageProxy;
    }

    private ActorLabel LabelAlone(in Entry entry, Func<int, LinkRole> roles)
    {
        if (entry.Stated is { } stated) return new ActorLabel(stated, ActorRule.Stated);
        if (!entry.IsRequest) return ActorLabel.Default;
        if (IsHoneypot(entry, roles)) return ActorLabel.Automation(ActorRule.Honeypot);
        if (!_near.IsEmpty && _near.Holds(entry, _nearby)) return ActorLabel.Automation(ActorRule.NearHoneypot);
        if (entry.Prefetch) return ActorLabel.Automation(ActorRule.Prefetch);
        if (agents.Describe(entry.Agent).Role == AgentRole.Automation) return ActorLabel.Automation(ActorRule.KnownAgent);
        if (agents.IsEmpty(entry.Agent)) return ActorLabel.Automation(ActorRule.EmptyAgent);
        if (IsPrivacyProxy(entry)) return new ActorLabel(Actor.PrivacyProxy, ActorRule.PrivacyProxy);
        return ActorLabel.Default;
    }

    private bool IsPrivacyProxy(in Entry entry) =>
        entry.Type != EventType.Clicked && agents.IsApplePrivacy(entry.Agent)
        && (enrichment.PrivacyRelay is not { } isRelay || (entry.Address != Slot.None && isRelay(words.Addresses.Text(entry.Address))));

    private bool IsHoneypot(in Entry entry, Func<int, LinkRole> roles) =>
        entry.Type == EventType.Clicked && entry.Stated is null && roles(entry.Detail) == LinkRole.Honeypot;

    private void MarkHoneypots(ReadOnlySpan<Entry> entries, Func<int, LinkRole> roles)
    {
        _near.Clear();
        foreach (ref readonly var entry in entries)
            if (IsHoneypot(entry, roles)) _near.Add(entry);
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

    private void MarkBursts(ReadOnlySpan<Entry> entries, Span<ActorLabel> labels, int clicks)
    {
        var isBurst = _isBurst.AsSpan(0, clicks);
        _bursts.Find(_clicks.AsSpan(0, clicks), _burstWindow, enrichment.Thresholds.BurstLinks, isBurst);
        _near.Clear();
        for (var i = 0; i < clicks; i++)
        {
            if (!isBurst[i]) continue;
            labels[_clickIndexes[i]] = ActorLabel.Automation(ActorRule.Burst);
            _near.Add(entries[_clickIndexes[i]]);
        }
        if (_near.IsEmpty) return;
        _near.Sort();
        for (var i = 0; i < entries.Length; i++)
            if (entries[i].IsRequest && labels[i].Rule == ActorRule.Default && _near.Holds(entries[i], _nearby))
                labels[i] = ActorLabel.Automation(ActorRule.NearBurst);
    }
}
