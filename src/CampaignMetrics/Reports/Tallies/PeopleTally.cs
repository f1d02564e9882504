using CampaignMetrics.Collections;
using CampaignMetrics.Events;
using CampaignMetrics.Messages;

namespace CampaignMetrics.Reports.Tallies;

/// <summary>Messages and events by contact and by the domain of their address.</summary>
internal sealed class PeopleTally(Vocabulary words)
{
    private readonly SumTable<string, DomainSum> _domains = new();
    private readonly ContactSums _contacts = new();
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _domainNames =
        new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    private DomainSum[] _byContact = [];
    private TextTable? _keys;

    /// <summary>Turns to the contacts of another store.</summary>
    public void Turn(TextTable contacts)
    {
        Flush();
        _keys = contacts;
        if (_byContact.Length < contacts.Count) _byContact = new DomainSum[contacts.Count];
    }

    public void Add(in Counted counted)
    {
        var counts = counted.Counter.Counts;
        var contact = counted.Message.State.Contact;
        if (contact >= _byContact.Length) Array.Resize(ref _byContact, Math.Max(contact + 1, _byContact.Length * 2));
        ref var sum = ref _byContact[contact];
        sum += new DomainSum(
            counts[(int)Metric.Sent], counts[(int)Metric.Delivered], counts[(int)Metric.Bounced],
            counts[(int)Metric.TotalOpens], counts[(int)Metric.TotalClicks], counts[(int)Metric.SpamReported]);
        sum = sum with { IsTouched = true };
    }

    public void WriteTo(ReportSums sums)
    {
        Flush();
        sums.Contacts.Add(_contacts);
        sums.Domains.Add(_domains);
    }

    private void Flush()
    {
        if (_keys is null) return;
        var engaged = new ContactSum[_keys.Count];
        for (var contact = 0; contact < Math.Min(engaged.Length, _byContact.Length); contact++)
        {
            ref var sum = ref _byContact[contact];
            if (!sum.IsTouched) continue;
            engaged[contact] = new ContactSum(sum.Opens, sum.Clicks);
            _domains.Add(DomainOf(_keys[contact]), sum);
        }
        _contacts.Add(words, _keys, engaged);
        Array.Clear(_byContact);
    }

    private string DomainOf(ReadOnlySpan<byte> contact)
    {
        var utf8 = ContactKeys.Domain(contact);
        if (utf8.IsEmpty) return contact.Contains((byte)'@') ? "" : ContactId.NoDomain;
        Span<char> buffer = utf8.Length <= 256 ? stackalloc char[256] : new char[utf8.Length];
        ReadOnlySpan<char> domain = buffer[..System.Text.Encoding.UTF8.GetChars(utf8, buffer)];
        if (_domainNames.TryGetValue(domain, out var name)) return name;
        _domainNames.TryAdd(domain, name = domain.ToString());
        return name;
    }
}
