using System.Collections.Immutable;

namespace CampaignMetrics.Reports.Unsubscriptions;

/// <summary>Messages that led to an unsubscription, and unsubscriptions that name no email.</summary>
internal record struct UnsubscriptionSum(long Messages, long Unattributed) : IMergeable<UnsubscriptionSum>
{
    public static UnsubscriptionSum operator +(UnsubscriptionSum x, UnsubscriptionSum y) =>
        new(x.Messages + y.Messages, x.Unattributed + y.Unattributed);

    public static UnsubscriptionSum operator -(UnsubscriptionSum x, UnsubscriptionSum y) =>
        new(x.Messages - y.Messages, x.Unattributed - y.Unattributed);
}

/// <summary>The sums behind an <see cref="UnsubscriptionReport"/>.</summary>
internal sealed class UnsubscriptionSums : ScopeSums<UnsubscriptionSums>
{
    private readonly long[] _undecided = new long[Enum.GetValues<UndecidedReason>().Length];
    // Sums that are made to merge others have no limit of their own; With takes the stricter one.
    private LatestViolations _latest = new(int.MaxValue);

    /// <summary>The most violations that are kept with their details; all are counted.</summary>
    public int MaxRows { get; init => (field, _latest) = (value, new LatestViolations(value)); } = int.MaxValue;

    /// <summary>By method; the empty key where no event states it.</summary>
    public SumTable<string, UnsubscriptionSum> Methods { get; } = new();

    /// <summary>By what was unsubscribed from; the empty key where no event states it.</summary>
    public SumTable<string, UnsubscriptionSum> Subscriptions { get; } = new();

    /// <summary>Unsubscriptions by programs, by rule.</summary>
    public SumTable<string, CountSum> Programs { get; } = new();

    public long Violations { get; private set; }

    /// <summary>Violations without details, since the viewer may not see their contact or email.</summary>
    public long Hidden { get; set; }

    public long Contacts { get; set; }

    public long Transactional { get; set; }

    public void AddUndecided(UndecidedReason reason) => _undecided[(int)reason]++;

    /// <summary>Adds a violation; null where the viewer may not see it.</summary>
    public void AddViolation(Violation? named)
    {
        Violations++;
        if (named is null) Hidden++;
        else _latest.Add(named);
    }

    public override void Add(UnsubscriptionSums other)
    {
        base.Add(other);
        Methods.Add(other.Methods);
        Subscriptions.Add(other.Subscriptions);
        Programs.Add(other.Programs);
        for (var i = 0; i < _undecided.Length; i++) _undecided[i] += other._undecided[i];
        Violations += other.Violations;
        Hidden += other.Hidden;
        Contacts += other.Contacts;
        Transactional += other.Transactional;
        _latest = _latest.With(other._latest);
    }

    /// <summary>The violations, with times in a zone.</summary>
    public ViolationReport ViolationsIn(TimeZoneInfo zone)
    {
        ImmutableArray<Violation> rows =
        [
            .. _latest.Ranked().Select(row => row with
            {
                UnsubscribedAt = TimeZoneInfo.ConvertTime(row.UnsubscribedAt, zone), SentAt = TimeZoneInfo.ConvertTime(row.SentAt, zone),
            }),
        ];
        return new ViolationReport
        {
            Messages = Violations, Contacts = Contacts, Transactional = Transactional, Hidden = Hidden,
            Undecided =
            [
                .. Enum.GetValues<UndecidedReason>().Select(reason => new UndecidedMessages(reason, _undecided[(int)reason]))
                    .Where(row => row.Messages > 0),
            ],
            Rows = rows, RowsLeftOut = Violations - Hidden - rows.Length,
        };
    }

    protected override CaveatFacts Facts => base.Facts with { WithoutEmail = Methods.Rows.Sum(row => row.Sum.Unattributed) };
}
