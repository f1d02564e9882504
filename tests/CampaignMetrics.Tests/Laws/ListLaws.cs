using System.Text;
using CampaignMetrics.Ledger;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Lists, histories and exports say the same as reports, whatever the order and the pages.</summary>
public sealed class ListLaws
{
    [Fact]
    public void Pages_joined_are_the_whole_list() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var ledger = world.Ledger();
        var query = QueryOf(world, random);
        var whole = Whole(ledger, query);
        var joined = Joined(ledger, query with { PageSize = random.Next(1, 4) });
        return whole.Recipients.SequenceEqual(joined) && whole.Next is null;
    }, 300);

    [Fact]
    public void Order_and_copies_of_events_change_no_list() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var query = QueryOf(world, random) with { PageSize = 3 };
        EmailEvent[] events = [.. world.Distinct];
        EmailEvent[] shuffled = [.. events, .. events.Take(3)];
        random.Shuffle(shuffled);
        return Joined(world.Ledger(events), query).SequenceEqual(Joined(world.Ledger(shuffled), query));
    }, 300);

    [Fact]
    public void A_list_has_as_many_messages_as_the_report_counts() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var ledger = world.Ledger();
        var query = QueryOf(world, random) with { Link = null };
        var page = Whole(ledger, query);
        var counts = ledger.Report(query.Definition, query.Scope).Counts;
        if (page.Messages != page.Recipients.Length) return false;
        return query.Kind.Metric is { } metric
            ? IsOfEvents(metric) || page.Messages == counts[metric]
            : IsRest(page.Messages, query, counts);
    }, 300);

    /// <summary>Who did not are those delivered without those who did. By event date who did may have been delivered before.</summary>
    private static bool IsRest(long listed, RecipientQuery query, MetricCounts counts)
    {
        var (delivered, did) = (
            counts[Metric.TrackedDelivered], counts[query.Kind == RecipientKind.NotOpened ? Metric.Opened : Metric.Clicked]);
        return query.Definition.DateBasis == DateBasis.SendCohort
            ? listed == delivered - did
            : listed >= delivered - did && listed <= delivered;
    }

    [Fact]
    public void Who_clicked_a_link_are_the_uniques_of_its_row() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        var all = new RecipientQuery
        {
            Kind = Metric.Clicked, Definition = world.Definition, Scope = world.Scope with { MaxRows = 1000 },
            PageSize = int.MaxValue,
        };
        return ledger.Report(world.Definition, all.Scope).Links
            .All(row => Whole(ledger, all with { Link = row.Url, Role = row.Role }).Messages == row.Combined.Unique);
    }, 300);

    [Fact]
    public void Clickers_of_a_link_and_the_others_are_all_who_could_have_clicked() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var ledger = world.Ledger();
        var query = QueryOf(world, random) with { Link = WorldEvents.Urls[random.Next(WorldEvents.Urls.Length)] };
        var clicked = Whole(ledger, query with { Kind = Metric.Clicked }).Messages;
        var others = Whole(ledger, query with { Kind = RecipientKind.NotClicked }).Messages;
        return clicked + others == ledger.Report(query.Definition, query.Scope).Counts[Metric.TrackedDelivered];
    }, 300);

    [Fact]
    public void The_thing_asked_for_is_of_the_message_and_at_its_time() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var ledger = world.Ledger();
        var query = QueryOf(world, random);
        return Whole(ledger, query).Recipients.All(row =>
            row.Asked is not { } asked
            || (asked.At == row.AskedAt
                && asked.Send == row.Send
                && (query.Definition.DateBasis != DateBasis.SendCohort || History(ledger, row, query).Contains(asked))));
    }, 300);

    [Fact]
    public void An_export_reads_back_as_the_same_ledger() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        using var lines = new MemoryStream();
        var exported = ledger.Export(lines, new EventQuery { Definition = world.Definition });
        var again = world.EmptyLedger();
        lines.Position = 0;
        var read = again.ReadLines(lines);
        return read == exported.Events
            && exported.Events == ledger.EventCount
            && Law.AreSameButForInput(ledger.Report(world.Definition, world.Scope), again.Report(world.Definition, world.Scope));
    }, 300);

    [Fact]
    public void An_export_is_the_same_bytes_whatever_the_order_of_events() => Law.Holds(Worlds.Any, (world, random) =>
    {
        EmailEvent[] events = [.. world.Distinct];
        EmailEvent[] shuffled = [.. events];
        random.Shuffle(shuffled);
        return Exported(world.Ledger(events), world) == Exported(world.Ledger(shuffled), world);
    }, 300);

    [Fact]
    public void An_export_has_as_many_refunds_of_unknown_orders_as_the_report() => Law.Holds(Worlds.Any, world =>
    {
        var ledger = world.Ledger();
        var items = new List<HistoryItem>();
        ledger.Export(items.Add);
        return items.Count(item => item.NotCounted == "unknown-order") == ledger.Report().Unattributed.Refunds;
    }, 300);

    [Fact]
    public void An_export_counts_what_the_report_counts_and_leaves_out() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var ledger = world.Ledger();
        var report = ledger.Report(world.Definition, world.Scope);
        var items = new List<HistoryItem>();
        ledger.Export(items.Add, new EventQuery { Definition = world.Definition, Scope = world.Scope });
        var named = items.Where(item => item.Event.Email is not null).ToList();
        long Counted(EventType type) => named.Count(item => item.Type == type && item.NotCounted is null);
        return Counted(EventType.Opened) == report.Counts[Metric.TotalOpens] - report.Counts[Metric.ImpliedOpened]
            && Counted(EventType.Clicked) == report.Counts[Metric.TotalClicks]
            && report.Excluded.Rules.All(rule => items.Count(item => item.NotCounted == rule.Rule) == rule.Events);
    }, 300);

    [Fact]
    public void The_histories_of_all_contacts_are_the_export() => Law.Holds(Worlds.AnyByDate, world =>
    {
        var ledger = world.Ledger();
        var query = new EventQuery { Definition = world.Definition, Scope = world.Scope };
        var items = new List<HistoryItem>();
        ledger.Export(items.Add, query);
        return world.Events.Select(happened => happened.Recipient).Distinct().All(contact =>
            ledger.History(contact, query).Items.SequenceEqual(
                items.Where(item => item.Event.Recipient == contact).Order(Comparer<HistoryItem>.Create(MessageHistory.InOrder))));
    }, 300);

    [Fact]
    public void A_viewer_sees_nothing_of_whom_they_may_not_see_and_is_told_how_many() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var ledger = world.Ledger();
        var viewer = ViewerOf(world, random);
        var query = QueryOf(world, random);
        var (all, seen) = (Whole(ledger, query), Whole(ledger, query with { Scope = query.Scope with { Viewer = viewer } }));
        return seen.Messages == all.Messages
            && seen.Recipients.SequenceEqual(all.Recipients.Where(row => Sees(viewer, row.Contact, row.Email)))
            && seen.LeftOut.Sum(left => left.Count) == all.Messages - seen.Recipients.Length;
    }, 300);

    [Fact]
    public void A_viewer_gets_no_event_of_whom_they_may_not_see_and_is_told_how_many() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var ledger = world.Ledger();
        var viewer = ViewerOf(world, random);
        var query = new EventQuery { Definition = world.Definition, Scope = world.Scope };
        var (all, seen) = (new List<HistoryItem>(), new List<HistoryItem>());
        ledger.Export(all.Add, query);
        var exported = ledger.Export(seen.Add, query with { Scope = query.Scope with { Viewer = viewer } });
        return seen.SequenceEqual(all.Where(item => Sees(viewer, item.Event.Recipient, item.Event.Email)))
            && exported.LeftOut.Sum(left => left.Count) == all.Count - seen.Count;
    }, 300);

    [Fact]
    public void What_may_not_be_profiled_is_in_no_list_history_or_export() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var day = WorldEvents.Start.AddSeconds(random.Next(0, 60));
        bool MayProfile(ContactId contact, DateTimeOffset at) => at < day || contact.Value.Length % 2 == 0;
        using var ledger = new MessageLedger(world.Options with { MayProfile = MayProfile });
        foreach (var happened in world.Events) ledger.Apply(happened);
        var query = QueryOf(world, random);
        var page = Whole(ledger, query);
        var items = new List<HistoryItem>();
        ledger.Export(items.Add, new EventQuery { Definition = world.Definition, Scope = world.Scope });
        return page.Messages == Whole(world.Ledger(), query).Messages
            && page.LeftOut.Sum(left => left.Count) == page.Messages - page.Recipients.Length
            && page.Recipients.Select(row => row.Asked).OfType<HistoryItem>().Concat(items)
                .All(item => !IsRequest(item) || MayProfile(item.Event.Recipient, item.At));
    }, 300);

    [Fact]
    public void What_may_not_be_profiled_changes_no_row_of_where_messages_stand() => Law.Holds(Worlds.Any, (world, random) =>
    {
        bool MayProfile(ContactId contact) => contact.Value.Length % 2 == 0;
        var kind = Standings[random.Next(Standings.Length)];
        var told = world.Events.Where(happened => MayProfile(happened.Recipient) || IsStage(happened)).ToList();
        var all = world.Events.Where(happened => MayProfile(happened.Recipient) || IsStage(happened) || IsRequest(happened)).ToList();
        return Rows(all).SequenceEqual(Rows(told));

        IEnumerable<(ContactId, EmailId, string?, Disposition, DateTimeOffset, DateTimeOffset?)> Rows(IEnumerable<EmailEvent> events)
        {
            using var ledger = new MessageLedger(world.Options with { MayProfile = (contact, _) => MayProfile(contact) });
            foreach (var happened in events) ledger.Apply(happened);
            return Whole(ledger, new RecipientQuery { Kind = kind, Definition = world.Definition }).Recipients
                .Where(row => !MayProfile(row.Contact))
                .Select(row => (row.Contact, row.Email, row.Send, row.Disposition, row.At, row.SentAt));
        }
    }, 300);

    private static readonly RecipientKind[] Standings =
        [Metric.Selected, Metric.Sent, Metric.Pending, Metric.Deferred, Metric.PresumedDelivered, RecipientKind.NotOpened];

    private static bool IsStage(EmailEvent happened) => happened is Sent or Delivered or Bounced or Deferred or NotSent;

    // A request that names a sending of its own makes one known.
    private static bool IsRequest(EmailEvent happened) => happened is (Opened or Clicked or Viewed) and { Send: null };

    private static bool IsRequest(HistoryItem item) => item.Type is EventType.Opened or EventType.Clicked or EventType.Viewed;

    private static Viewer ViewerOf(World world, Random random)
    {
        var contacts = world.Events.Select(happened => happened.Recipient).Distinct().Where(_ => random.Next(2) == 0).ToHashSet();
        var email = new EmailId(WorldEvents.Emails[random.Next(WorldEvents.Emails.Length)]);
        return new Viewer { MaySeeContact = contacts.Contains, MaySeeEmail = seen => seen != email };
    }

    private static bool Sees(Viewer viewer, ContactId contact, EmailId? email) =>
        viewer.MaySeeContact!(contact) && (email is not { } named || viewer.MaySeeEmail!(named));

    private static IReadOnlyList<HistoryItem> History(MessageLedger ledger, Recipient row, RecipientQuery query) =>
        ledger.History(row.Contact, new EventQuery { Definition = query.Definition, Scope = query.Scope }).Items;

    private static RecipientQuery QueryOf(World world, Random random) => new()
    {
        Kind = RecipientKind.All[random.Next(RecipientKind.All.Length)], Definition = world.Definition, Scope = world.Scope,
        Link = random.Next(4) == 0 ? WorldEvents.Urls[random.Next(WorldEvents.Urls.Length)] : null,
    };

    private static RecipientPage Whole(MessageLedger ledger, RecipientQuery query) =>
        ledger.Recipients(query with { PageSize = int.MaxValue }).Page!;

    private static List<Recipient> Joined(MessageLedger ledger, RecipientQuery query)
    {
        var joined = new List<Recipient>();
        for (var page = ledger.Recipients(query).Page!; ; page = ledger.Recipients(query with { After = page.Next }).Page!)
        {
            joined.AddRange(page.Recipients);
            if (page.Next is null) return joined;
        }
    }

    private static string Exported(MessageLedger ledger, World world)
    {
        using var lines = new MemoryStream();
        ledger.Export(lines, new EventQuery { Definition = world.Definition, Scope = world.Scope });
        return Encoding.UTF8.GetString(lines.ToArray());
    }

    private static bool IsOfEvents(Metric metric) => metric is Metric.TotalOpens or Metric.TotalClicks
        or Metric.AllOpens or Metric.AllClicks or Metric.AutoReplies
        or Metric.AutomationOpens or Metric.AutomationClicks or Metric.PrivacyOpens or Metric.RoleClicks;
}
