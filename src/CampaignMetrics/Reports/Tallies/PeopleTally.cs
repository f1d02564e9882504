using System.Text;
using CampaignMetrics.Addresses;
using CampaignMetrics.Messages;
using CampaignMetrics.Time;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Counts distinct contacts, ranks the most engaged ones, and adds up messages by the domain of their address.</summary>
internal sealed class PeopleTally(EmailTable emails, Viewer viewer, ProfilingTest? mayProfile, int maxTop)
{
    private readonly SumTable<string, DomainSum> _domains = new();
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _domainNames =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    // Only its rankings and the counts of hidden contacts are used.
    private readonly ReportSums _top = new(maxTop);
    private PeopleSum _people;
    // From here on, the current contact: its sums, its metrics, and what of it may not be shown under its name.
    private DomainSum _sum;
    private PeopleSum _has;
    private bool _isTouched;
    private ContactId _contact;
    private ContactSum _unnamed;

    /// <summary>Begins a contact.</summary>
    public void Begin(ReadOnlySpan<byte> contact)
    {
        if (mayProfile is not null) _contact = ContactId.OfCanonical(Encoding.UTF8.GetString(contact));
    }

    /// <summary>Adds a message of the contact.</summary>
    public void Add(in Counted counted)
    {
        var counts = counted.Counter.Counts;
        _isTouched = true;
        _sum += new DomainSum(
            counts[(int)Metric.Sent], counts[(int)Metric.Delivered], counts[(int)Metric.Bounced],
            counts[(int)Metric.TotalOpens], counts[(int)Metric.TotalClicks], counts[(int)Metric.SpamReported])
        {
            Tracked = TrackedOf(counted),
        };
        _has += new PeopleSum(
            counts[(int)Metric.Sent], counts[(int)Metric.Delivered], counts[(int)Metric.Opened], counts[(int)Metric.Clicked]);
        if (mayProfile is not null) _unnamed += UnnamedOf(counted, mayProfile);
    }

    /// <summary>Ends a contact, all of whose messages were added.</summary>
    public void End(ReadOnlySpan<byte> contact)
    {
        if (!_isTouched) return;
        _people += _has.AsOne();
        _domains.Add(DomainOf(contact), _sum);
        Name(contact, new ContactSum(_sum.Opens, _sum.Clicks));
        (_sum, _has, _unnamed, _isTouched) = (default, default, default, false);
    }

    public void WriteTo(ReportSums sums)
    {
        sums.People += _people;
        sums.Domains.Add(_domains);
        sums.TopByOpens.Add(_top.TopByOpens);
        sums.TopByClicks.Add(_top.TopByClicks);
        sums.NotProfiled += _top.NotProfiled;
        sums.HiddenContacts += _top.HiddenContacts;
        sums.HiddenEngagement += _top.HiddenEngagement;
    }

    /// <summary>Ranks the contact by the opens and clicks that may be shown under its name, or counts it as hidden.</summary>
    private void Name(ReadOnlySpan<byte> contact, ContactSum engaged)
    {
        if (engaged == default) return;
        // Counted before the viewer is looked at: a caveat must not depend on who looks.
        if (_unnamed != default) _top.NotProfiled++;
        if (viewer.MaySeeContact is not null && !viewer.Sees(ContactId.OfCanonical(Encoding.UTF8.GetString(contact))))
        {
            _top.HiddenContacts++;
            _top.HiddenEngagement += engaged;
            return;
        }
        var named = new ContactSum(engaged.Opens - _unnamed.Opens, engaged.Clicks - _unnamed.Clicks);
        _top.TopByOpens.Add(contact, named);
        _top.TopByClicks.Add(contact, named);
    }

    /// <summary>The counted opens and clicks of a message that may not be shown under the contact's name. Consent may change, so each event
    /// is tested at its own time.</summary>
    private ContactSum UnnamedOf(in Counted counted, ProfilingTest test)
    {
        var entries = counted.Message.Entries;
        var sum = default(ContactSum);
        for (var i = 0; i < entries.Length; i++)
        {
            if (!entries[i].IsRequest || !counted.Counts(i)) continue;
            var isImplied = counted.Counter.IsImplied && i == counted.Counter.FirstOpen;
            var (opens, clicks) = (entries[i].Type == EventType.Opened || isImplied ? 1 : 0, entries[i].Type == EventType.Clicked ? 1 : 0);
            if (opens + clicks > 0 && !test(_contact, Instants.ToInstant(entries[i].At)))
                sum += new ContactSum(opens, clicks);
        }
        return sum;
    }

    private TrackedSum TrackedOf(in Counted counted)
    {
        // Whether there is a sign of tracking is decided for the whole report, not here.
        if (emails[counted.Message.State.Email].Tracking is null) return new TrackedSum(0, 1, 0);
        return counted.Counter.IsTracked ? new TrackedSum(1, 0, 0) : new TrackedSum(0, 0, 1);
    }

    private string DomainOf(ReadOnlySpan<byte> contact)
    {
        var utf8 = ContactKeys.Domain(contact);
        // "ann@" has the empty domain; a key without @ has none.
        if (utf8.IsEmpty) return contact.Contains((byte)'@') ? "" : ContactId.NoDomain;
        // Looked up as a span: a string is made once for each domain, not for each contact.
        Span<char> buffer = utf8.Length <= 256 ? stackalloc char[256] : new char[utf8.Length];
        ReadOnlySpan<char> domain = buffer[..Encoding.UTF8.GetChars(utf8, buffer)];
        if (_domainNames.TryGetValue(domain, out var name)) return name;
        _domainNames.TryAdd(domain, name = domain.ToString());
        return name;
    }
}
