using CampaignMetrics.AspNetCore.Reports;
using CampaignMetrics.Html;

namespace CampaignMetrics.AspNetCore.Pages;

/// <summary>The parts of pages that were made last: many who look at the same cost as much as one. Of each page there is its newest state
/// only, and what nobody has asked for in a while is let go.</summary>
internal sealed class LatestPages : IDisposable
{
    private const int MostPages = 32;

    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private readonly ReportTags _tags;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LatestPage> _pages = new(StringComparer.Ordinal);

    public LatestPages(ReportTags tags, TimeProvider time)
    {
        (_tags, _time) = (tags, time);
        _timer = time.CreateTimer(_ => LetGo(), null, Kept, Kept);
    }

    /// <summary>Makes a part, or gives it where it was made of the same state.</summary>
    public Task<MadePart> MakeAsync(SeenLedger seen, AskedPage page, string part, CancellationToken cancellationToken)
    {
        // Where it is not known what a user sees, nobody else sees the same.
        if (seen.Access.Version is not { } version)
            return Task.Run(
                () => MadePart.From(new HtmlReportParts(seen.Ledger.Messages, page.Options), part, cancellationToken), cancellationToken);
        return PageOf($"{seen.Ledger.Name.Length} {seen.Ledger.Name} {version.Length} {version} {page.Key}", seen, page)
            .MakeAsync(part, cancellationToken);
    }

    public void Dispose() => _timer.Dispose();

    private LatestPage PageOf(string key, SeenLedger seen, AskedPage page)
    {
        var (state, messages) = (_tags.Of(seen, page.Key), seen.Ledger.Messages);
        lock (_lock)
        {
            if (!_pages.TryGetValue(key, out var known) || !known.Shows(messages, state))
            {
                if (!_pages.ContainsKey(key) && _pages.Count >= MostPages) _pages.Remove(_pages.MinBy(one => one.Value.AskedAt).Key);
                _pages[key] = known = new LatestPage(messages, state, page.Options);
            }
            known.AskedAt = _time.GetTimestamp();
            return known;
        }
    }

    private void LetGo()
    {
        lock (_lock)
            foreach (var (key, page) in _pages)
                if (_time.GetElapsedTime(page.AskedAt) > Kept) _pages.Remove(key);
    }
}
