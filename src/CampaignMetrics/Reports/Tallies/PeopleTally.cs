using CampaignMetrics.Definitions;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Messages and events by contact and by the domain of their address.</summary>
internal sealed class PeopleTally(MessageStore store)
{
    private readonly SlotSums<ContactSum> _contacts = new();
    private readonly SumTable<string, DomainSum> _domains = new();
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _domainNames =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public void Add(in Counted counted)
    {
        var counts = counted.Counter.Counts;
        long opens = counts[(int)Metric.TotalOpens], clicks = counts[(int)Metric.TotalClicks];
        var contact = counted.Message.State.Contact;
        if (opens + clicks > 0) _contacts[contact] += new ContactSum(opens, clicks);
        _domains.Add(DomainOf(contact), new DomainSum(
            counts[(int)Metric.Sent], counts[(int)Metric.Delivered], counts[(int)Metric.Bounced], opens, clicks, counts[(int)Metric.SpamReported]));
    }

    public void WriteTo(ReportSums sums)
    {
        for (var contact = 0; contact < _contacts.Count; contact++)
            if (_contacts[contact] != default) sums.Contacts.Add(store.Contacts.Text(contact), _contacts[contact]);
        sums.Domains.Add(_domains);
    }

    private string DomainOf(int contact)
    {
        var utf8 = ContactKeys.Domain(store.Contacts[contact]);
        if (utf8.IsEmpty) return store.Contacts[contact].Contains((byte)'@') ? "" : ContactId.NoDomain;
        Span<char> buffer = utf8.Length <= 256 ? stackalloc char[256] : new char[utf8.Length];
        ReadOnlySpan<char> domain = buffer[..System.Text.Encoding.UTF8.GetChars(utf8, buffer)];
        if (_domainNames.TryGetValue(domain, out var name)) return name;
        _domainNames.TryAdd(domain, name = domain.ToString());
        return name;
    }
}
