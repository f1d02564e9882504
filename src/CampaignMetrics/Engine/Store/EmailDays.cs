using System.Runtime.CompilerServices;
using CampaignMetrics.Collections;

namespace CampaignMetrics.Engine.Store;

/// <summary>The days of the earliest and of the latest event of each email of a store, gathered while events are applied: they tell which
/// emails can have messages in a period. One thread at a time adds; any thread may read.</summary>
internal sealed class EmailDays
{
    private const long Day = 86_400_000;

    // Two days share 32 bits. What is later than the year 2149 counts as of its last day: such an email is looked at in vain at worst.
    private const int LastDay = ushort.MaxValue - 1;

    // The first day in the upper half, the last one plus 1 in the lower, so that 0 stands for none.
    private readonly SlotMap _days = new();

    // Of the last email, in milliseconds: consecutive events are mostly of one email and of days that are known already.
    private int _email = Slot.None;
    private long _from, _to;

    /// <summary>Notes an event.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int email, long at)
    {
        if (email == _email && at >= _from && at < _to) return;
        Widen(email, DayOf(at));
    }

    /// <summary>The emails that have an event in a period or that may have one, because they have events before and after it.</summary>
    /// <param name="from">The beginning, in milliseconds since 1970, inclusive.</param>
    /// <param name="to">The end, exclusive.</param>
    public IEnumerable<int> Between(long from, long to)
    {
        if (to <= from) return [];
        var (first, last) = (DayOf(from), DayOf(to - 1));
        return _days.Slots.Where(email => DaysOf(email) is var days && days.First <= last && days.Last >= first);
    }

    private void Widen(int email, int day)
    {
        var (first, last) = _days[email] == 0 ? (day, day) : DaysOf(email);
        (first, last) = (Math.Min(first, day), Math.Max(last, day));
        _days[email] = (first << 16) | (last + 1);
        (_email, _from, _to) = (email, first * Day, last == LastDay ? long.MaxValue : (last + 1) * Day);
    }

    private (int First, int Last) DaysOf(int email) => ((int)((uint)_days[email] >> 16), (_days[email] & ushort.MaxValue) - 1);

    private static int DayOf(long at) => (int)Math.Clamp(at / Day, 0, LastDay);
}
