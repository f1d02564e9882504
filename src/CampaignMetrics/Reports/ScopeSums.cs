using System.Collections.Immutable;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics.Reports;

/// <summary>The sums from which breakdowns, series, times and unsubscription reports are made: the counts of the scope's messages, and
/// the facts about their emails.</summary>
internal abstract class ScopeSums<TSelf> : IPartSums<TSelf> where TSelf : ScopeSums<TSelf>, new()
{
    public InputSum Input { get; } = new();

    /// <summary>All messages of the scope, with the facts of their emails.</summary>
    public CellSum Whole { get; } = new();

    public long PendingLong { get; set; }

    /// <summary>Event ids that events of several types share within one email and contact.</summary>
    public long SharedIds { get; set; }

    public bool IsTrackingSeen { get; set; }

    public bool IsReplySeen { get; set; }

    public TSelf? IfTrackingIsSeen { get; set; }

    public StatedCampaigns StatedCampaigns { get; } = new();

    public virtual void Add(TSelf other)
    {
        Input.Add(other.Input);
        Whole.Add(other.Whole);
        PendingLong += other.PendingLong;
        SharedIds += other.SharedIds;
        IsTrackingSeen |= other.IsTrackingSeen;
        IsReplySeen |= other.IsReplySeen;
        StatedCampaigns.Add(other.StatedCampaigns);
    }

    /// <summary>The measurement of a cell: the cell's own counts, but the facts about its emails from all messages.</summary>
    public Measurement MeasurementOf(CellSum cell, Unseen unseen = Unseen.Nothing) =>
        new(cell.Emails.Values.Select(email => email.KnownBy(Whole.Emails[email.Email])), new Signs(IsTrackingSeen, IsReplySeen))
        {
            Unseen = unseen,
        };

    /// <summary>The caveats of the document.</summary>
    public ImmutableArray<Caveat> CaveatsOf(ReportScope scope) =>
        [.. Caveats.Of(MeasurementOf(Whole), scope, Facts)];

    /// <summary>Numbers that caveats need and no metric counts.</summary>
    protected virtual CaveatFacts Facts => new(PendingLong, SharedIds);
}
