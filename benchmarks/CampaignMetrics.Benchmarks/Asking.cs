using System.Diagnostics;
using System.Globalization;

namespace CampaignMetrics.Benchmarks;

/// <summary>What reports, overviews and lists of a large ledger cost in a service: of one email and of all, the first time, again, and
/// after new events.</summary>
internal static class Asking
{
    private const int Rounds = 9, NewEvents = 1_000;

    private static readonly DateTimeOffset Start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <param name="emails">How many emails.</param>
    /// <param name="messages">How many messages each has.</param>
    /// <param name="contacts">How many contacts there are; each email goes to the next of them.</param>
    public static int Run(int emails, int messages, int contacts)
    {
        var random = new Random(1);
        Warm();
        using var ledger = Filled(emails, messages, contacts, random);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{(long)emails * messages:N0} messages, {ledger.EventCount:N0} events, {contacts:N0} contacts"));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Say("all, the first time", Time(() => ledger.Report()));
        Say("one email, the first time", Median(round => Time(() => ledger.Report(scope: Of(round)))));
        Say("one email, again", Median(round => Time(() => ledger.Report(scope: Of(round)))));
        Say("all, again", Median(_ => Time(() => ledger.Report())));
        Say($"all, after {NewEvents} new events", Median(_ => TimeAfter(() => ledger.Report())));
        Say($"one email, after {NewEvents} new events", Median(round => TimeAfter(() => ledger.Report(scope: Of(round)))));
        Say("overview of a week, the first time", Time(() => ledger.Overview(scope: Week(0))));
        Say("overview of a week, again", Median(_ => Time(() => ledger.Overview(scope: Week(0)))));
        Say($"overview of a week, after {NewEvents} new events", Median(_ => TimeAfter(() => ledger.Overview(scope: Week(0)))));
        Say("page of the list of emails, by date", Median(round => Time(() => ledger.Emails(new EmailQuery { Offset = round * 50 }))));
        Say("page of the list of emails, by open rate", Median(_ => Time(() => ledger.Emails(ByOpens))));
        Say("page of the list of emails, of a word", Median(round => Time(() => ledger.Emails(new EmailQuery { Search = $"{round}" }))));
        Say("ranking of all emails", Median(_ => Time(() => ledger.Ranking())));
        var kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"memory of kept sums: {kept:N0} bytes, {kept / ((double)emails * messages):0.00} a message"));
        return 0;

        ReportScope Of(int round) => new() { Email = Key(round * 7 % emails) };

        Taken TimeAfter(Func<object> report)
        {
            ledger.Apply(Enumerable.Range(0, NewEvents).Select(_ => Opened(random.Next(emails), random.Next(contacts), random)));
            return Time(report);
        }
    }

    // Compiles what a service has compiled long ago: all that is asked below, of a small ledger, until the runtime has optimized it.
    private static void Warm()
    {
        using var ledger = Filled(emails: 40, messages: 1_000, contacts: 2_000, new Random(2));
        for (var round = 0; round < 200; round++)
        {
            ledger.Apply(Opened(round % 40, round, new Random(round)));
            _ = ledger.Report().Counts;
            _ = ledger.Report(scope: new ReportScope { Email = Key(round % 40) }).Counts;
            ledger.Overview(scope: Week(round % 2));
            ledger.Emails(ByOpens);
        }
    }

    private static MessageLedger Filled(int emails, int messages, int contacts, Random random)
    {
        var ledger = new MessageLedger();
        for (var email = 0; email < emails; email++)
            ledger.Apply(Enumerable.Range(0, messages).SelectMany(index => Events(email, (email * messages + index) % contacts, random)));
        return ledger;
    }

    private static ReportScope Week(int week) => new()
    {
        From = DateOnly.FromDateTime(Start.Date).AddDays(7 + week), To = DateOnly.FromDateTime(Start.Date).AddDays(14 + week),
    };

    private static EmailQuery ByOpens { get; } = new() { SortBy = Measure.Rate("open") };

    private static Taken Time(Func<object> report)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var watch = Stopwatch.StartNew();
        // Parts of a report are made when first asked for.
        if (report() is Report whole) _ = whole.Counts;
        var wall = watch.Elapsed;
        process.Refresh();
        return new Taken(wall, process.TotalProcessorTime - before);
    }

    private static Taken Median(Func<int, Taken> measure) =>
        Enumerable.Range(0, Rounds).Select(measure).OrderBy(taken => taken.Wall).ElementAt(Rounds / 2);

    private static void Say(string what, Taken taken) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{what}: {taken.Wall.TotalMilliseconds:N2} ms, {taken.Processor.TotalMilliseconds:N0} ms of the processors"));

    private static IEnumerable<EmailEvent> Events(int email, int contact, Random random)
    {
        var at = Start.AddHours(email);
        yield return new Sent { At = at, Email = Key(email), Recipient = Contact(contact) };
        yield return new Delivered { At = at.AddSeconds(random.Next(1, 60)), Email = Key(email), Recipient = Contact(contact) };
        if (random.Next(4) == 0) yield return Opened(email, contact, random);
        if (random.Next(20) == 0)
            yield return new Clicked
            {
                At = at.AddMinutes(random.Next(1, 9_000)), Email = Key(email), Recipient = Contact(contact),
                Url = $"https://shop.example/{random.Next(8)}", Request = new WebRequest { UserAgent = Agent },
            };
        if (random.Next(500) == 0)
            yield return new Converted { At = at.AddMinutes(random.Next(1, 9_000)), Recipient = Contact(contact), Goal = "contact" };
    }

    private static Opened Opened(int email, int contact, Random random) => new()
    {
        At = Start.AddHours(email).AddMinutes(random.Next(1, 9_000)), Email = Key(email), Recipient = Contact(contact),
        Request = new WebRequest { UserAgent = Agent },
    };

    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.4.0";

    private static string Key(int email) => string.Create(CultureInfo.InvariantCulture, $"email-{email}");

    private static string Contact(int contact) =>
        string.Create(CultureInfo.InvariantCulture, $"contact{contact}@{(contact % 3 == 0 ? "mail" : "post")}.example");

    private readonly record struct Taken(TimeSpan Wall, TimeSpan Processor);
}
