using System.Runtime.ExceptionServices;
using CampaignMetrics.Engine.Store;
using CampaignMetrics.Portfolio.Automated;
using CampaignMetrics.Portfolio.Variants;
using CampaignMetrics.Reports;
using CampaignMetrics.Reports.Breakdowns;
using CampaignMetrics.Reports.Times;
using CampaignMetrics.Reports.Unsubscriptions;
using CampaignMetrics.Time;

namespace CampaignMetrics.Engine;

/// <summary>Adds up all stores of a ledger into the sums that reports are made from, with up to <see cref="LedgerOptions.MaxThreads"/>
/// threads.</summary>
internal sealed class TallyAll(MessageStores stores, LedgerOptions options, CancellationToken cancellationToken)
{
    /// <summary>With fewer events a second thread costs more than it saves.</summary>
    private const long ManyEvents = 20_000;

    /// <summary>The sums of a report of the scope.</summary>
    public ReportSums OfReport(Definition definition, ReportScope scope) => Of(
        definition, scope, needsCampaigns: false, request => OfReport(request, stores.All.Select(StorePart.Whole)));

    /// <summary>The sums of a report of the scope's period that is added to no other: only emails are looked at that can have messages
    /// there.</summary>
    public ReportSums OfPeriod(Definition definition, ReportScope scope) => Of(
        definition, scope, needsCampaigns: false,
        request => OfReport(request with { Likely = EmailsOf(scope) }, stores.All.Select(StorePart.Whole)));

    /// <summary>The slots of the emails that may have messages in the period of a scope; null where it has none.</summary>
    public IReadOnlyList<int>? EmailsOf(ReportScope scope)
    {
        if (scope.Beginning is null && scope.Ending is null) return null;
        var from = scope.Beginning?.ToUnixTimeMilliseconds() ?? 0;
        var to = scope.Ending?.ToUnixTimeMilliseconds() ?? Instants.End;
        return [.. stores.All.SelectMany(store => store.EmailsBetween(from, to)).Distinct().Order()];
    }

    /// <summary>The sums of a report over parts of the stores.</summary>
    public ReportSums OfReport(TallyRequest request, IEnumerable<StorePart> parts)
    {
        var sums = Sum(
            reader => new Tally(stores.Words, reader.Events, options.Knowledge, request), new ReportSums(request.MaxTop), [.. parts],
            request.Likely);
        (sums.LinkIdentity, sums.Catalog) = (options.Links, options.Catalog);
        sums.PlacesBy = options.Enrichment.PlacesBy;
        return sums;
    }

    /// <summary>The sums of a breakdown or time series of the scope.</summary>
    public BreakdownSums OfBreakdown(Definition definition, ReportScope scope, BreakdownRequest breakdown) => OfScope(
        definition, scope, breakdown.NeedsCampaigns,
        (reader, request) => new BreakdownTally(stores.Words, reader.Events, options.Knowledge, request, breakdown));

    /// <summary>The sums of a report of times of the scope.</summary>
    public TimesSums OfTimes(Definition definition, ReportScope scope) => OfScope(
        definition, scope, needsCampaigns: false,
        (reader, request) => new TimesTally(stores.Words, reader.Events, options.Knowledge, request));

    /// <summary>The sums of a report of unsubscriptions in the scope.</summary>
    public UnsubscriptionSums OfUnsubscriptions(Definition definition, ReportScope scope) => OfScope(
        definition, scope, needsCampaigns: false,
        (reader, request) => new UnsubscriptionTally(stores.Words, reader.Events, options.Knowledge, request));

    /// <summary>The sums of an A/B test. The scope names the emails of its variants.</summary>
    public VariantSums OfVariants(Definition definition, ReportScope scope, VariantQuery query) => OfScope(
        definition, scope, needsCampaigns: false,
        (reader, request) => new VariantTally(stores.Words, reader.Events, options.Knowledge, request, query));

    /// <summary>The sums of the automated emails of the scope.</summary>
    public AutomatedSums OfAutomated(Definition definition, ReportScope scope, bool hasCohorts) => OfScope(
        definition, scope, needsCampaigns: false,
        (reader, request) => new AutomatedTally(stores.Words, reader.Events, options.Knowledge, request, hasCohorts));

    private TSums OfScope<TSums>(
        Definition definition, ReportScope scope, bool needsCampaigns, Func<MessageReader, TallyRequest, IContactTally<TSums>> tallyOf)
        where TSums : ScopeSums<TSums>, new() =>
        Of(definition, scope, needsCampaigns, request =>
            Sum(reader => tallyOf(reader, request), new TSums(), [.. stores.All.Select(StorePart.Whole)]));

    /// <summary>Makes the sums and, where it matters, also those for the case that another part of the data shows tracking. This part may
    /// hold requests of stated programs only; whether those count depends on whether opens and clicks are tracked at all, which
    /// shows only when all parts are put together.</summary>
    private TSums Of<TSums>(Definition definition, ReportScope scope, bool needsCampaigns, Func<TallyRequest, TSums> sum)
        where TSums : class, IPartSums<TSums>, new()
    {
        var request = RequestOf(definition, scope, needsCampaigns);
        var survey = request.Survey;
        var matters = !request.IsTrackingSeen;
        var sums = Told(sum(request), survey);
        if (matters) sums.IfTrackingIsSeen = Told(sum(request with { IsTrackingSeen = true }), survey);
        return sums;
    }

    /// <summary>What a tally of the scope needs to know of all messages. Where a sign of tracking in another part of the data would
    /// matter, it is taken for missing.</summary>
    public TallyRequest RequestOf(Definition definition, ReportScope scope, bool needsCampaigns = false)
    {
        var survey = EmailSurveying.Of(stores, options, needsCampaigns || scope.HasCampaigns, cancellationToken);
        return new TallyRequest(
            definition, scope, RangeOf(stores.All), survey, survey.IsTrackingSeen || !survey.HasRequests, options.MayProfile);
    }

    /// <summary>The sums with what the survey found.</summary>
    public TSums Told<TSums>(TSums sums, EmailSurvey survey) where TSums : class, IPartSums<TSums>, new()
    {
        (sums.IsTrackingSeen, sums.IsReplySeen) = (survey.IsTrackingSeen, survey.IsReplySeen);
        foreach (var (email, campaign) in survey.Campaigns) sums.StatedCampaigns.Add(stores.Words.Emails.Text(email), campaign);
        return sums;
    }

    private TSums Sum<TSums>(
        Func<MessageReader, IContactTally<TSums>> tallyOf, TSums sums, StorePart[] parts, IReadOnlyList<int>? likely = null)
        where TSums : class, ISums<TSums>
    {
        var next = -1;
        var threads = parts.Sum(part => part.Store.Events) < ManyEvents ? 1 : Math.Min(options.MaxThreads, parts.Length);
        if (threads == 1) Work();
        else Together(Work, threads);
        return sums;

        void Work()
        {
            var reader = new MessageReader(stores.Words, options);
            var tally = new StoreTally<TSums>(reader, tallyOf(reader));
            // Stores differ in size, so each thread takes the next one when it is done with its last.
            for (var i = Interlocked.Increment(ref next); i < parts.Length; i = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                tally.Add(parts[i].View(), parts[i].Contacts, likely);
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

    /// <summary>The times of the earliest and the latest event.</summary>
    private static (long From, long To) RangeOf(IReadOnlyList<MessageStore> stores)
    {
        if (stores.Count == 0) return default;
        var (from, to) = (long.MaxValue, long.MinValue);
        foreach (var store in stores) (from, to) = (Math.Min(from, store.EarliestAt), Math.Max(to, store.LatestAt));
        return (from, to);
    }
}

/// <summary>What of a store is to be added up.</summary>
/// <param name="Store">The store, or a view of it.</param>
/// <param name="Contacts">The slots of the only contacts, in order; null for all.</param>
/// <param name="IsView">Whether the store is a view already.</param>
internal readonly record struct StorePart(MessageStore Store, int[]? Contacts, bool IsView)
{
    /// <summary>All messages of a store.</summary>
    public static StorePart Whole(MessageStore store) => new(store, null, IsView: false);

    /// <summary>The messages to read. A spilled store is read back only now, since all at once would need their memory together.</summary>
    public MessageStore View() => IsView ? Store : Store.Whole();
}
