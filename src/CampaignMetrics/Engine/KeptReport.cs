using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;

namespace CampaignMetrics.Engine;

/// <summary>The sums of one report, and the positions of the stores at which they were made. Thread-safe.</summary>
internal sealed class KeptReport(MessageStores stores, Definition definition, ReportScope scope, bool isAlone)
{
    /// <summary>More contacts are ranked than are shown, since some may be taken out.</summary>
    private const int MaxTop = 2 * ContactsReport.MaxContacts;

    /// <summary>With more changed contacts than this share of all messages, and more than so many, all are counted.</summary>
    private const int LargestShare = 32, LeastLimit = 1 << 8;

    private readonly Lock _gate = new();
    private ReportSums? _sums;
    private LedgerOptions? _options;
    private bool _isTrackingSeen;
    private IReadOnlyList<MarkedStore> _marked = [];
    // Of which alone messages were counted; null for all.
    private IReadOnlyList<int>? _likely;

    /// <summary>When it was used last, as a number that grows with each use of any report.</summary>
    public long LastUse { get; set; }

    /// <summary>How often the sums were renewed.</summary>
    public long Renewals { get; private set; }

    /// <summary>The sums as of now, for the caller alone.</summary>
    /// <returns>Null where nothing can be kept of this report: while messages are spilled, and while a sign of tracking elsewhere would
    /// matter.</returns>
    public ReportSums? Of(TallyAll tally, LedgerOptions options)
    {
        lock (_gate)
        {
            var request = tally.RequestOf(definition, scope);
            if (!request.IsTrackingSeen || Mark() is not { } marked) return null;
            if (!TryRenew(tally, request, options, marked))
            {
                foreach (var store in stores.All) store.BeginJournalAnewIfHalfFull();
                if (Mark() is not { } markedAnew) return null;
                Make(tally, request, marked = markedAnew);
            }
            (_options, _isTrackingSeen) = (options, request.Survey.IsTrackingSeen);
            var copy = _sums!.Copy(InputOf(marked));
            if (!AreReached(marked)) _sums = null;
            return tally.Told(copy, request.Survey);
        }
    }

    private List<MarkedStore>? Mark()
    {
        var marked = new List<MarkedStore>();
        foreach (var store in stores.All)
        {
            if (store.Mark(out var position) is not { } view) return null;
            marked.Add(new MarkedStore(store, view, position));
        }
        return marked;
    }

    private void Make(TallyAll tally, TallyRequest request, List<MarkedStore> marked)
    {
        _likely = isAlone ? tally.EmailsOf(scope) : null;
        _sums = tally.OfReport(
            request with { MaxTop = MaxTop, Likely = _likely }, marked.Select(one => new StorePart(one.View, null, IsView: true)));
        _marked = marked;
    }

    /// <summary>Renews the sums by the contacts that changed.</summary>
    /// <returns>False if that is not possible: all contacts must be counted.</returns>
    private bool TryRenew(TallyAll tally, TallyRequest request, LedgerOptions options, List<MarkedStore> marked)
    {
        if (_sums is null || _options != options || _isTrackingSeen != request.Survey.IsTrackingSeen) return false;
        if (_marked.Count != marked.Count || !AreReached(_marked)) return false;
        var (old, now, contacts) = (new List<StorePart>(), new List<StorePart>(), 0);
        for (var i = 0; i < marked.Count; i++)
        {
            if (_marked[i].Store != marked[i].Store) return false;
            if (marked[i].Store.ContactsSince(_marked[i].Position) is not { } changed) return false;
            contacts += changed.Length;
            old.Add(new StorePart(marked[i].Store.At(_marked[i].Position), changed, IsView: true));
            now.Add(new StorePart(marked[i].View, changed, IsView: true));
        }
        if (contacts > 0 && _likely is not null && !_likely.SequenceEqual(tally.EmailsOf(scope)!)) return false;
        if (contacts > Math.Max(marked.Sum(one => (long)one.View.Count) / LargestShare, LeastLimit)) return false;
        var isRenewed = contacts == 0 || TryReplace(tally, request with { MaxTop = int.MaxValue }, old, now);
        if (isRenewed) Renewals++;
        else _sums = null;
        _marked = marked;
        return isRenewed;
    }

    private bool TryReplace(TallyAll tally, TallyRequest request, List<StorePart> old, List<StorePart> now)
    {
        var (before, after) = (tally.OfReport(request, old), tally.OfReport(request, now));
        // If a store began its journal anew meanwhile, the old messages may have been read as they are now.
        return AreReached(_marked) && _sums!.TryReplace(before, after);
    }

    private static InputSum InputOf(List<MarkedStore> marked)
    {
        var counts = default(EventCounts);
        foreach (var one in marked) counts += one.View.Counts;
        var input = new InputSum { Events = counts.New, Duplicates = counts.Duplicates };
        input.Refuse(counts.Refused);
        return input;
    }

    private static bool AreReached(IReadOnlyList<MarkedStore> marked) => marked.All(one => one.Store.Reaches(one.Position));

    private readonly record struct MarkedStore(MessageStore Store, MessageStore View, JournalPosition Position);
}
