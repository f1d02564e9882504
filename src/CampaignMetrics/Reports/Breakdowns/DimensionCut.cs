using System.Globalization;
using System.Text;
using CampaignMetrics.Addresses;
using CampaignMetrics.Collections;
using CampaignMetrics.Messages;
using CampaignMetrics.Reports.Tallies;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Breakdowns;

/// <summary>Decides to which rows of a dimension a message belongs. Each thread has its own, since the returned spans are reused.</summary>
internal abstract class DimensionCut
{
    /// <summary>Begins a contact.</summary>
    public virtual void Begin(ReadOnlySpan<byte> contact)
    {
    }

    /// <summary>Looks at a message once, in however many buckets it counts.</summary>
    public virtual void Look(in Counted counted)
    {
    }

    /// <summary>The rows of a message: at least one, that without a key where it has no value. Valid until the next call.</summary>
    public abstract ReadOnlySpan<RowSum> RowsOf(in Counted counted);

    public static DimensionCut Of(
        Dimension dimension, RowSums rows, Vocabulary words, MessageFold fold, MessageKnowledge knowledge, TallyRequest request,
        ZoneClock clock) => dimension.Kind switch
    {
        // Emails that the viewer may not see share the row without a key.
        DimensionKind.Email => new EmailCut(
            rows, words, knowledge.Catalog, (id, _, _) => [request.Scope.Viewer.Sees(id) ? id.Value : null]),
        DimensionKind.Campaign => new EmailCut(
            rows, words, knowledge.Catalog,
            (_, email, slot) => [email?.Campaign?.Value ?? request.Survey.Campaigns.GetValueOrDefault(slot)]),
        DimensionKind.Team => new EmailCut(rows, words, knowledge.Catalog, TeamsOf(knowledge.Catalog)),
        DimensionKind.BusinessUnit => new EmailCut(rows, words, knowledge.Catalog, (_, email, _) => [email?.BusinessUnit]),
        DimensionKind.EmailType => new EmailCut(rows, words, knowledge.Catalog, (_, email, _) => [email?.Type]),
        DimensionKind.List => new SegmentCut(rows, words.Segments, SegmentKind.List, null),
        DimensionKind.Tag => new SegmentCut(rows, words.Segments, SegmentKind.Tag, dimension.TagName),
        DimensionKind.Workflow => new WorkflowCut(rows, new WorkflowNames(words, knowledge.Catalog)),
        DimensionKind.SendingDay => new SendingDayCut(rows, clock, new Buckets(clock, Frequency.Day, DayOfWeek.Monday)),
        DimensionKind.MailboxProvider => new MailboxCut(rows, knowledge.Enrichment.MailExchanges),
        DimensionKind.Country => CountryCut.Of(rows, words, fold.Agents, knowledge.Enrichment),
        DimensionKind.Client => new ClientCut(rows, fold.Agents),
    };

    /// <summary>The teams of an email: its own, or all teams and "none" for an email without one, which is everybody's.</summary>
    private static EmailKeys TeamsOf(EmailCatalog catalog)
    {
        string?[] all = [.. catalog.Emails.Select(email => email.Team).OfType<string>().Distinct(StringComparer.Ordinal), null];
        return (_, email, _) => email?.Team is { } team ? [team] : all;
    }
}

/// <summary>Gives the keys of the rows to which the messages of an email belong.</summary>
/// <param name="id">The email.</param>
/// <param name="email">Its catalog entry; null where the catalog does not know it.</param>
/// <param name="slot">Its slot in the ledger.</param>
internal delegate string?[] EmailKeys(EmailId id, Email? email, int slot);

/// <summary>Rows by a property of the email. They are the same for all its messages, so they are found once for each email.</summary>
internal sealed class EmailCut(RowSums rows, Vocabulary words, EmailCatalog catalog, EmailKeys keysOf) : DimensionCut
{
    private readonly List<RowSum[]?> _known = [];

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted)
    {
        var slot = counted.Message.State.Email;
        while (_known.Count <= slot) _known.Add(null);
        return _known[slot] ??= Learn(slot);
    }

    private RowSum[] Learn(int slot)
    {
        var id = new EmailId(words.Emails.Text(slot));
        return [.. keysOf(id, catalog[id], slot).Select(rows.Of)];
    }
}

/// <summary>Rows by segments of one kind: lists or the values of a tag. Found once for each set of segments.</summary>
internal sealed class SegmentCut(RowSums rows, SegmentSets sets, SegmentKind kind, string? tag) : DimensionCut
{
    private readonly Dictionary<NumberKey, RowSum[]> _known = [];

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted)
    {
        var set = new NumberKey(counted.Message.State.Segments);
        if (!_known.TryGetValue(set, out var found)) _known.Add(set, found = Learn(counted.Message.State.Segments));
        return found;
    }

    private RowSum[] Learn(int set)
    {
        var names = sets.Names(set, kind);
        if (tag is not null) names = StoredTag.ValuesOf(tag, names);
        RowSum[] found = [.. names.Select(rows.Of)];
        return found.Length > 0 ? found : [rows.Of(null)];
    }
}

/// <summary>Rows by workflow, which events or the catalog state. Found once for each pair of email and set of segments.</summary>
internal sealed class WorkflowCut(RowSums rows, WorkflowNames workflows) : DimensionCut
{
    private readonly Dictionary<PairKey, RowSum[]> _known = [];

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted)
    {
        var state = counted.Message.State;
        var pair = new PairKey(state.Segments, state.Email);
        if (!_known.TryGetValue(pair, out var found))
            _known.Add(pair, found = [.. workflows.Of(state).DefaultIfEmpty().Select(rows.Of)]);
        return found;
    }
}

/// <summary>Rows by the day of sending, in the scope's zone.</summary>
internal sealed class SendingDayCut(RowSums rows, ZoneClock clock, Buckets days) : DimensionCut
{
    private readonly RowSum[] _row = new RowSum[1];
    private readonly Dictionary<NumberKey, RowSum> _known = [];

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted)
    {
        var start = days.StartOf(counted.Message.State.CohortAt);
        if (!_known.TryGetValue(new NumberKey(start), out var row)) _known.Add(new NumberKey(start), row = rows.Of(DateOf(start)));
        _row[0] = row;
        return _row;
    }

    private string DateOf(long start) => clock.ToLocal(start).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Rows by mailbox provider. All messages of a contact have the same one.</summary>
internal sealed class MailboxCut(RowSums rows, MailExchangeLookup? exchanges) : DimensionCut
{
    private readonly RowSum[] _row = new RowSum[1];
    // By domain, looked up as a span: a string and a provider are found once for each domain.
    private readonly Dictionary<string, RowSum>.AlternateLookup<ReadOnlySpan<char>> _known =
        new Dictionary<string, RowSum>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public override void Begin(ReadOnlySpan<byte> contact) => _row[0] = contact.Contains((byte)'@') ? OfDomain(contact) : rows.Of(null);

    private RowSum OfDomain(ReadOnlySpan<byte> contact)
    {
        var utf8 = ContactKeys.Domain(contact);
        Span<char> buffer = utf8.Length <= 256 ? stackalloc char[256] : new char[utf8.Length];
        var domain = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        if (_known.TryGetValue(domain, out var row)) return row;
        row = rows.Of(MailboxProvider.Of(domain.ToString(), exchanges));
        _known[domain] = row;
        return row;
    }

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted) => _row;
}

/// <summary>Rows by the country of the first open.</summary>
internal sealed class CountryCut(RowSums rows, PlaceTable places) : DimensionCut
{
    private readonly RowSum[] _row = new RowSum[1];

    public static CountryCut Of(RowSums rows, Vocabulary words, AgentTable agents, Enrichment enrichment)
    {
        rows.PlacesBy = enrichment.PlacesBy;
        return new CountryCut(rows, new PlaceTable(words, agents, enrichment));
    }

    public override void Look(in Counted counted)
    {
        if (counted.FirstOpen is not { } open || PlaceOf(counted, open) == Slot.None) return;
        var isProxied = places.IsProxied(counted.Message.Entries[open], counted.Message.Labels[open]);
        rows.Openers += new PlaceSum(1, 0, isProxied ? 1 : 0, 0);
    }

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted)
    {
        // Messages without an open fall into the row without a key, so that the rows cover all messages.
        var place = counted.FirstOpen is { } open ? PlaceOf(counted, open) : Slot.None;
        _row[0] = rows.Of(place == Slot.None ? null : places[place].Country);
        return _row;
    }

    private int PlaceOf(in Counted counted, int open) => places.Of(counted.Message.Entries[open]);
}

/// <summary>Rows by the mail client of the first open.</summary>
internal sealed class ClientCut(RowSums rows, AgentTable agents) : DimensionCut
{
    private readonly RowSum[] _row = new RowSum[1];

    public override ReadOnlySpan<RowSum> RowsOf(in Counted counted)
    {
        _row[0] = rows.Of(counted.FirstOpen is { } open ? agents[counted.Message.Entries[open].Agent].Description.Client : null);
        return _row;
    }
}
