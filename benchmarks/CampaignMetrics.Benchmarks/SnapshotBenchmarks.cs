using BenchmarkDotNet.Attributes;

namespace CampaignMetrics.Benchmarks;

/// <summary>
/// A snapshot of a million messages: 50,000 contacts and 20 emails, all sent
/// and delivered, four in ten opened, one in twenty clicked; hexadecimal ids.
/// </summary>
public class SnapshotBenchmarks
{
    private const int Contacts = 50_000, Emails = 20;

    private readonly MessageLedger _ledger = new();
    private readonly MemoryStream _snapshot = new();

    [GlobalSetup]
    public void Setup()
    {
        for (var email = 0; email < Emails; email++)
            for (var contact = 0; contact < Contacts; contact++) Apply(email, contact);
        Write();
        Console.WriteLine($"// {Contacts * Emails} messages, {_ledger.EventCount} events: {_snapshot.Length} bytes");
    }

    [Benchmark]
    public long Write()
    {
        _snapshot.SetLength(0);
        _ledger.WriteSnapshot(_snapshot);
        return _snapshot.Length;
    }

    [Benchmark]
    public long Read()
    {
        _snapshot.Position = 0;
        MessageLedger.TryReadSnapshot(_snapshot, null, out var ledger, out _);
        return ledger!.EventCount;
    }

    private void Apply(int email, int contact)
    {
        var at = new DateTimeOffset(2026, 3, 24, 9, 0, 0, TimeSpan.Zero).AddDays(email).AddMilliseconds(contact * 37);
        var (key, to) = (new EmailId($"email-{email}"), new ContactId($"contact-{contact}@domain-{contact % 50}.example"));
        _ledger.Apply(new Sent { Id = IdOf(email, contact, 0), At = at, Email = key, Recipient = to });
        _ledger.Apply(new Delivered { Id = IdOf(email, contact, 1), At = at.AddMilliseconds(2_300), Email = key, Recipient = to });
        if ((email + contact) % 5 < 2)
            _ledger.Apply(
                new Opened
                {
                    Id = IdOf(email, contact, 2), At = at.AddMinutes(contact % 977), Email = key, Recipient = to,
                    Request = new WebRequest { UserAgent = "Thunderbird/115.0", Ip = "192.0.2.7" },
                });
        if ((email + contact) % 20 == 0)
            _ledger.Apply(
                new Clicked
                {
                    Id = IdOf(email, contact, 3), At = at.AddHours(2), Email = key, Recipient = to,
                    Url = $"https://shop.example/{contact % 9}",
                });
    }

    private static string IdOf(int email, int contact, int kind) =>
        ((ulong)((email * Contacts + contact) * 4L + kind) * 0x9E3779B97F4A7C15)
            .ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}
