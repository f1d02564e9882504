using System.Collections.Immutable;
using CampaignMetrics.Reports.Breakdowns;

namespace CampaignMetrics.Reports;

/// <summary>What documents about the messages of a scope are made from: their counts, and what all data tell of their emails.</summary>
internal abstract class ScopeSums<TSelf> : IPartSums<TSelf> where TSelf : ScopeSums<TSelf>, new()
{
    public InputSum Input { get; } = new();

    /// <summary>All messages of the scope, with the facts of their emails.</summary>
    public CellSum Whole { get; } = new();

    public long PendingLong { get; set; }

    public bool IsTrackingSeen { get; set; }

    public bool IsReplySeen { get; set; }

    public TSelf? IfTrackingIsSeen { get; set; }

    public StatedCampaigns StatedCampaigns { get; } = new();

    public virtual void Add(TSelf other)
    {
        Input.Add(other.Input);
        Whole.Add(other.Whole);
        PendingLong += other.PendingLong;
        IsTrackingSeen |= other.IsTrackingSeen;
        IsReplySeen |= other.IsReplySeen;
        StatedCampaigns.Add(other.StatedCampaigns);
    }

    /// <summary>What can be measured of some messages: their counts, and what all data tell of their emails.</summary>
    public Measurement MeasurementOf(CellSum cell, bool knowsOpenersOnly = false) =>
        new(cell.Emails.Values.Select(email => email.KnownBy(Whole.Emails[email.Email])), new Signs(IsTrackingSeen, IsReplySeen))
        {
            KnowsOpenersOnly = knowsOpenersOnly,
        };

    /// <summary>What must be known to trust the numbers.</summary>
    public ImmutableArray<Caveat> CaveatsOf(ReportScope scope) =>
        [.. Caveats.Of(MeasurementOf(Whole), scope, Facts)];

    /// <summary>What caveats tell that no count of a metric does.</summary>
    protected virtual CaveatFacts Facts => new(PendingLong);
}
