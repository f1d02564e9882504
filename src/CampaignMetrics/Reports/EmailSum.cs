using System.Numerics;
using System.Runtime.InteropServices;
using CampaignMetrics.Definitions;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports;

/// <summary>All metrics of one email, and what its events reveal about it: sums, ORs and minima over contacts.</summary>
/// <remarks>
/// <para>
/// Metrics cover the messages of the scope; facts (when it was sent, whether deliveries are reported, its campaign) cover all messages of
/// the email, since they must not change with the period. Both kinds add up over disjoint contacts.
/// </para>
/// </remarks>
internal sealed partial class EmailSum(string email, Email? entry, bool tellsDeliveries)
{
    // Larger than any instant, so that minima need no special case.
    private const long Never = long.MaxValue;

    public string Email { get; } = email;

    /// <summary>Its catalog entry; null where the catalog does not know it.</summary>
    public Email? Entry { get; } = entry;

    /// <summary>The counts of the scope's messages, indexed by <see cref="Metric"/>.</summary>
    public long[] Metrics { get; } = new long[Definitions.Metrics.Count];

    /// <summary>The same of the trackable cohort alone (messages that no privacy proxy opened); null where the definition does not need
    /// it.</summary>
    public long[]? Cohort { get; private set; }

    /// <summary>The counted messages of it; those of them that were sent or selected for sending; and of these, those whose opens and
    /// clicks are tracked.</summary>
    public long Counted { get; private set; }
    public long InScope { get; private set; }
    public long Tracked { get; private set; }

    /// <summary>Whether any message of it was counted.</summary>
    public bool IsCounted => Counted > 0;

    /// <summary>Whether the scope has a message of it that was sent or was selected for sending.</summary>
    public bool IsInScope => InScope > 0;

    /// <summary>Whether a message of it was sent, in the scope or not.</summary>
    public bool WasSent => SentAt != Never;

    /// <summary>When its first message was sent, in the scope or not, in milliseconds since 1970.</summary>
    public long SentAt { get; private set; } = Never;

    /// <summary>Sent messages, in the scope or not, that did not bounce, and how many of these have a delivery event.</summary>
    public long NotBounced { get; private set; }
    public long Told { get; private set; }

    /// <summary>Whether at least one message in the scope has its opens and clicks tracked.</summary>
    public bool IsTracked => Tracked > 0;

    /// <summary>Whether at least one message in the scope has not. Both may be true: tracking may begin between two sendings.</summary>
    public bool IsPartlyUntracked => Tracked < InScope;

    /// <summary>Whether messages are untracked because the catalog says so, and not for lack of a sign.</summary>
    public bool HasTrackingOff => IsPartlyUntracked && Entry?.Tracking is not null;

    /// <summary>The campaign that its earliest event with a campaign states; null for none.</summary>
    public StatedCampaign? Campaign { get; private set; }

    /// <summary>Adds a message of the scope.</summary>
    /// <param name="message">The message.</param>
    /// <param name="counter">The counter that has just counted it.</param>
    /// <param name="hasCohort">Whether the trackable cohort is counted separately.</param>
    public void Add(in FoldedMessage message, MessageCounter counter, bool hasCohort)
    {
        var metrics = counter.Counts;
        Counted++;
        // By event date a message that was sent before the period is in its scope, too, if it was opened in the period.
        if (message.Disposition != Disposition.NotSelected && counter.IsOfPeriod)
        {
            InScope++;
            if (counter.IsTracked) Tracked++;
        }
        AddTo(Metrics, metrics);
        if (!hasCohort) return;
        Cohort ??= new long[Metrics.Length];
        if (counter.IsInCohort) AddTo(Cohort, metrics);
    }

    /// <summary>Adds the facts that a message, in the scope or not, reveals about its email.</summary>
    public void AddFacts(in FoldedMessage message)
    {
        if (!message.IsSent) return;
        SentAt = Math.Min(SentAt, message.State.CohortAt);
        // A bounced message says nothing about whether deliveries are reported, so it is in neither number.
        if (message.Disposition == Disposition.Bounced) return;
        NotBounced++;
        if (message.State.IsDelivered) Told++;
    }

    /// <summary>Takes a campaign that an event states; of several the earliest event's stays.</summary>
    public void State(StatedCampaign? campaign)
    {
        if (campaign?.IsBefore(Campaign) == true) Campaign = campaign;
    }

    /// <summary>This sum where it is certain what is seen of the email. Where neither the catalog nor any sign says that it is tracked, a
    /// copy in which no message is tracked and all metrics that need tracking are 0; likewise for its replies.</summary>
    public EmailSum Seen(Signs signs)
    {
        var isTracked = signs.Tracking || Entry?.Tracking is not null;
        var seesReplies = signs.Inbox || Entry?.ConnectedInbox is not null || Metrics[(int)Metric.ReplyableDelivered] == 0;
        if (isTracked && seesReplies) return this;
        // A copy: the sum itself may be merged later with a part that has the sign.
        var seen = new EmailSum(Email, Entry, TellsDeliveries);
        seen.Add(this);
        if (!seesReplies) seen.Clear(Metric.ReplyableDelivered);
        if (isTracked) return seen;
        seen.Tracked = 0;
        foreach (var metric in Definitions.Metrics.Tracking) seen.Clear(metric);
        return seen;
    }

    private void Clear(Metric metric)
    {
        Metrics[(int)metric] = 0;
        if (Cohort is { } cohort) cohort[(int)metric] = 0;
    }

    public void Add(EmailSum other)
    {
        AddCounts(other);
        AddFacts(other);
    }

    /// <summary>Takes the counts of some messages out and puts their new ones in.</summary>
    /// <returns>False if the email's earliest sending or campaign may have been of one of them and is no longer: only all messages tell
    /// which it is now.</returns>
    public bool TryReplace(EmailSum old, EmailSum now)
    {
        var isFirst = old.SentAt == SentAt && now.SentAt > SentAt && SentAt != Never;
        var isOfCampaign = Campaign is not null && Equals(old.Campaign, Campaign) && !Equals(now.Campaign, Campaign)
            && now.Campaign?.IsBefore(Campaign) != true;
        AddTo(Metrics, Negative(old.Metrics));
        if (Cohort is { } cohort && old.Cohort is { } oldCohort) AddTo(cohort, Negative(oldCohort));
        (Counted, InScope, Tracked) = (Counted - old.Counted, InScope - old.InScope, Tracked - old.Tracked);
        (NotBounced, Told) = (NotBounced - old.NotBounced, Told - old.Told);
        Add(now);
        return !isFirst && !isOfCampaign;
    }

    private static long[] Negative(long[] counts) => [.. counts.Select(count => -count)];

    /// <summary>An empty sum of the same email.</summary>
    public EmailSum Empty() => new(Email, Entry, TellsDeliveries);

    /// <summary>These counts with the facts of another sum of the same email: a row has only some messages, but the email's facts come from
    /// all.</summary>
    public EmailSum KnownBy(EmailSum all)
    {
        var known = Empty();
        known.AddCounts(this);
        known.AddFacts(all);
        return known;
    }

    private void AddCounts(EmailSum other)
    {
        Counted += other.Counted;
        InScope += other.InScope;
        Tracked += other.Tracked;
        AddTo(Metrics, other.Metrics);
        if (other.Cohort is { } cohort) AddTo(Cohort ??= new long[Metrics.Length], cohort);
    }

    /// <summary>Adds counts to sums with vector instructions: it runs for every message, over all metrics.</summary>
    private static void AddTo(Span<long> sums, ReadOnlySpan<long> counts)
    {
        var vectors = MemoryMarshal.Cast<long, Vector<long>>(sums);
        var added = MemoryMarshal.Cast<long, Vector<long>>(counts);
        for (var i = 0; i < vectors.Length; i++) vectors[i] += added[i];
        // The rest that fills no vector.
        for (var i = vectors.Length * Vector<long>.Count; i < sums.Length; i++) sums[i] += counts[i];
    }

    private void AddFacts(EmailSum other)
    {
        SentAt = Math.Min(SentAt, other.SentAt);
        NotBounced += other.NotBounced;
        Told += other.Told;
        State(other.Campaign);
    }

    /// <summary>Whether deliveries are reported, so that silence means "not delivered yet": as the catalog says, else if at least half of
    /// the messages that did not bounce have a delivery event.</summary>
    public bool ReportsDeliveries => TellsDeliveries || Told * 2 >= NotBounced;

    /// <summary>Whether the catalog or the options say that its deliveries are reported or presumed.</summary>
    public bool TellsDeliveries { get; } = tellsDeliveries;

    /// <summary>When it was sent, in milliseconds since 1970: as the catalog says, else when its first message was; null when none
    /// was.</summary>
    public long? FirstSentAt => Entry?.SentAt?.ToUnixTimeMilliseconds() ?? (SentAt == Never ? null : SentAt);

    /// <summary>Its campaign: the catalog's, else the one stated by its earliest event that states any; null for none.</summary>
    public string? CampaignId => Entry?.Campaign?.Value ?? Campaign?.Id;
}
