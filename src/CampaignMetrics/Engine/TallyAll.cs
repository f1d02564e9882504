using System.Runtime.ExceptionServices;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Times;
using CampaignMetrics.Reports.Unsubscriptions;

namespace CampaignMetrics.Engine;

/// <summary>Adds up all stores of a ledger, with as many threads as it has leave to use.</summary>
internal sealed class TallyAll(MessageStores stores, LedgerOptions options, CancellationToken cancellationToken)
{
    /// <summary>A second thread costs more than it brings below so many events.</summary>
    private const long ManyEvents = 20_000;

    /// <summary>What a report of the scope is made from.</summary>
    public ReportSums OfReport(Definition definition, ReportScope scope) => Of(definition, scope, needsCampaigns: false, request =>
    {
        var sums = Sum(reader => new Tally(stores.Words, reader.Events, options.Knowledge, request), new ReportSums());
        sums.LinkIdentity = options.Links;
        sums.PlacesBy = options.Enrichment.PlacesBy;
        return sums;
    });

    /// <summary>What breakdowns and series of the scope are made from.</summary>
    public BreakdownSums OfBreakdown(Definition definition, ReportScope scope, BreakdownRequest breakdown) => OfScope(
        definition, scope, breakdown.NeedsCampaigns,
        (reader, request) => new BreakdownTally(stores.Words, reader.Events, options.Knowledge, request, breakdown));

    /// <summary>What times of the scope are made from.</summary>
    public TimesSums OfTimes(Definition definition, ReportScope scope) => OfScope(
        definition, scope, needsCampaigns: false,
        (reader, request) => new TimesTally(stores.Words, reader.Events, options.Knowledge, request));

    /// <summary>What reports of unsubscriptions in the scope are made from.</summary>
    public UnsubscriptionSums OfUnsubscriptions(Definition definition, ReportScope scope) => OfScope(
        definition, scope, needsCampaigns: false,
        (reader, request) => new UnsubscriptionTally(stores.Words, reader.Events, options.Knowledge, request));

    private TSums OfScope<TSums>(
        Definition definition, ReportScope scope, bool needsCampaigns, Func<MessageReader, TallyRequest, IContactTally<TSums>> tallyOf)
        where TSums : ScopeSums<TSums>, new() =>
        Of(definition, scope, needsCampaigns, request => Sum(reader => tallyOf(reader, request), new TSums()));

    /// <summary>The sums, with what they would be if another part had a sign of tracking, where that changes anything: without a sign
    /// nothing was done but by stated programs, and what becomes of that depends on it.</summary>
    private TSums Of<TSums>(Definition definition, ReportScope scope, bool needsCampaigns, Func<TallyRequest, TSums> sum)
        where TSums : class, IPartSums<TSums>, new()
    {
        var survey = EmailSurveying.Of(stores, options, needsCampaigns || !scope.Campaigns.IsEmpty, cancellationToken);
        var matters = !survey.IsTrackingSeen && survey.HasRequests;
        var request = new TallyRequest(definition, scope, RangeOf(stores.All), survey, !matters, options.MayProfile);
        var sums = sum(request);
        sums.IsTrackingSeen = survey.IsTrackingSeen;
        Tell(survey, sums.StatedCampaigns);
        if (!matters) return sums;
        sums.IfTrackingIsSeen = sum(request with { IsTrackingSeen = true });
        Tell(survey, sums.IfTrackingIsSeen.StatedCampaigns);
        return sums;
    }

    /// <summary>Tells the campaigns of emails of which only events state it.</summary>
    private void Tell(EmailSurvey survey, StatedCampaigns campaigns)
    {
        foreach (var (slot, campaign) in survey.Campaigns)
            if (stores.Words.Emails.Text(slot) is var email && options.Catalog[new EmailId(email)]?.Campaign is null)
                campaigns.Add(email, campaign);
    }

    private TSums Sum<TSums>(Func<MessageReader, IContactTally<TSums>> tallyOf, TSums sums) where TSums : class, ISums<TSums>
    {
        var all = stores.All;
        var next = -1;
        var threads = EventsOf(all) < ManyEvents ? 1 : Math.Min(options.MaxThreads, all.Count);
        if (threads == 1) Work();
        else Together(Work, threads);
        return sums;

        void Work()
        {
            var reader = new MessageReader(stores.Words, options);
            var tally = new StoreTally<TSums>(reader, tallyOf(reader));
            for (var i = Interlocked.Increment(ref next); i < all.Count; i = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                tally.Add(all[i].Whole());
            }
            lock (sums) sums.Add(tally.ToSums());
        }
    }

    private static void Together(Action work, int threads)
    {
        try
        {
            Parallel.Invoke(new ParallelOptions { MaxDegreeOfParallelism = threads }, [.. Enumerable.Repeat(work, threads)]);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]); // as one thread would throw it
        }
    }

    private static long EventsOf(IReadOnlyList<MessageStore> stores)
    {
        var events = 0L;
        foreach (var store in stores) events += store.Events;
        return events;
    }

    /// <summary>The earliest event, and the latest.</summary>
    private static (long From, long To) RangeOf(IReadOnlyList<MessageStore> stores)
    {
        if (stores.Count == 0) return default;
        var (from, to) = (long.MaxValue, long.MinValue);
        foreach (var store in stores) (from, to) = (Math.Min(from, store.EarliestAt), Math.Max(to, store.LatestAt));
        return (from, to);
    }
}
