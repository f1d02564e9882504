using System.Numerics;
using System.Runtime.InteropServices;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>All metrics of one email, and the facts that its data tell: sums, ORs and minima over contacts.</summary>
internal sealed class EmailSum(string email, Email? entry, bool tellsDeliveries)
{
    private const long Never = long.MaxValue;

    public string Email { get; } = email;

    /// <summary>What the catalog says; null for nothing.</summary>
    public Email? Entry { get; } = entry;

    /// <summary>The metrics of the scope's messages.</summary>
    public long[] Metrics { get; } = new long[Definitions.Metrics.Count];

    /// <summary>Those of the messages that no privacy proxy loaded; null where the definition does not ask for them.</summary>
    public long[]? Cohort { get; private set; }

    /// <summary>Whether anything of it counts.</summary>
    public bool IsCounted { get; private set; }

    /// <summary>Whether a message of it is in the scope that was, or was to be, sent.</summary>
    public bool IsInScope { get; private set; }

    /// <summary>The earliest sending in all data, in milliseconds.</summary>
    public long SentAt { get; private set; } = Never;

    /// <summary>Sent messages of all data that did not bounce, and how many of them a delivery was told of.</summary>
    public long NotBounced { get; private set; }
    public long Told { get; private set; }

    /// <summary>Whether opens and clicks of a message of it in the scope are measured.</summary>
    public bool IsTracked { get; private set; }

    /// <summary>Whether opens and clicks of a message of it in the scope are not measured.</summary>
    public bool IsPartlyUntracked { get; private set; }

    /// <summary>Whether the catalog says so.</summary>
    public bool HasTrackingOff => IsPartlyUntracked && Entry?.Tracking is not null;

    /// <summary>The campaign of the earliest event that states one.</summary>
    public StatedCampaign? Campaign { get; private set; }

    /// <summary>Adds a message.</summary>
    /// <param name="message">Where it ended.</param>
    /// <param name="counter">What it counts for.</param>
    /// <param name="hasCohort">Whether the messages that no privacy proxy loaded are counted apart.</param>
    public void Add(in FoldedMessage message, MessageCounter counter, bool hasCohort)
    {
        var metrics = counter.Counts;
        IsCounted = true;
        AddScope(message.Disposition != Disposition.NotSelected, counter.IsTracked);
        AddTo(Metrics, metrics);
        if (!hasCohort) return;
        Cohort ??= new long[Metrics.Length];
        if (counter.IsInCohort) AddTo(Cohort, metrics);
    }

    // A message of an earlier sending is in the scope of a period, too, in which it was opened.
    private void AddScope(bool isKnown, bool isTracked)
    {
        IsInScope |= isKnown;
        IsTracked |= isKnown && isTracked;
        IsPartlyUntracked |= isKnown && !isTracked;
    }

    /// <summary>Adds what a message of all data tells of its email.</summary>
    public void AddFacts(in FoldedMessage message)
    {
        if (!message.IsSent) return;
        SentAt = Math.Min(SentAt, message.State.CohortAt);
        if (message.Disposition == Disposition.Bounced) return;
        NotBounced++;
        if (message.State.IsDelivered) Told++;
    }

    public void State(StatedCampaign? campaign)
    {
        if (campaign is not null && (Campaign is null || campaign.CompareTo(Campaign) < 0)) Campaign = campaign;
    }

    /// <summary>The same, where there is no sign of tracking and the catalog does not say, with no message tracked.</summary>
    public EmailSum Seen(bool isTrackingSeen)
    {
        if (isTrackingSeen || Entry?.Tracking is not null) return this;
        var untracked = new EmailSum(Email, Entry, TellsDeliveries);
        untracked.Add(this);
        (untracked.IsTracked, untracked.IsPartlyUntracked) = (false, IsInScope);
        foreach (var metric in Definitions.Metrics.Tracking)
        {
            untracked.Metrics[(int)metric] = 0;
            if (untracked.Cohort is { } cohort) cohort[(int)metric] = 0;
        }
        return untracked;
    }

    public void Add(EmailSum other)
    {
        AddCounts(other);
        AddFacts(other);
    }

    /// <summary>Nothing of the same email.</summary>
    public EmailSum Empty() => new(Email, Entry, TellsDeliveries);

    /// <summary>These counts with what all data tell of the email.</summary>
    public EmailSum KnownBy(EmailSum all)
    {
        var known = Empty();
        known.AddCounts(this);
        known.AddFacts(all);
        return known;
    }

    private void AddCounts(EmailSum other)
    {
        IsCounted |= other.IsCounted;
        IsInScope |= other.IsInScope;
        IsTracked |= other.IsTracked;
        IsPartlyUntracked |= other.IsPartlyUntracked;
        AddTo(Metrics, other.Metrics);
        if (other.Cohort is { } cohort) AddTo(Cohort ??= new long[Metrics.Length], cohort);
    }

    /// <summary>Adds counts to their sums, several at once: this is done for each message.</summary>
    private static void AddTo(Span<long> sums, ReadOnlySpan<long> counts)
    {
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(sums);
        var added = MemoryMarshal.Cast<long, Vector<long>>(counts);
        for (var i = 0; i < vectors.Length; i++) vectors[i] += added[i];
        for (var i = vectors.Length * Vector<long>.Count; i < sums.Length; i++) sums[i] += counts[i];
    }

    private void AddFacts(EmailSum other)
    {
        SentAt = Math.Min(SentAt, other.SentAt);
        NotBounced += other.NotBounced;
        Told += other.Told;
        State(other.Campaign);
    }

    /// <summary>Whether deliveries can be told from silence: as the catalog says, else where most have one.</summary>
    public bool ReportsDeliveries => TellsDeliveries || Told * 2 >= NotBounced;

    /// <summary>Whether it is said that its deliveries are reported, or presumed.</summary>
    public bool TellsDeliveries { get; } = tellsDeliveries;

    /// <summary>When it was sent, in milliseconds: as the catalog says, else when its first message was; null when none was.</summary>
    public long? FirstSentAt => Entry?.SentAt?.ToUnixTimeMilliseconds() ?? (SentAt == Never ? null : SentAt);

    /// <summary>Its campaign: as the catalog says, else as its earliest event that states one; null for none.</summary>
    public string? CampaignId => Entry?.Campaign?.Value ?? Campaign?.Id;
}
