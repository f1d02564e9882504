using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CampaignMetrics.Bounces;
using CampaignMetrics.Cli.Input;
using CampaignMetrics.Cli.Output;
using static CampaignMetrics.Cli.Output.Figures;

namespace CampaignMetrics.Cli.Commands;

/// <summary><c>watch FILE…</c>: whether mail arrives and is wanted, by mailbox provider and day.</summary>
internal static class WatchCommand
{
    public const string Name = "watch";

    private const string NoAddress = "(no address)";

    public static Command Create()
    {
        var receivers = new ReceiverOptions();
        return new DocumentCommand<WatchReport>(Name, "Shows whether mail arrives and is wanted, by mailbox provider and day.")
        {
            Make = asked =>
            [
                asked.Ledger.Watch(
                    receivers.Days(asked.Parsed, asked.CancellationToken), asked.Definition, asked.Scope, asked.CancellationToken),
            ],
            IsEmpty = watch => watch.Providers.IsEmpty,
            Show = Write,
            ToTable = watch => watch.ToTable(),
        }.Create(receivers.All);
    }

    public static void Write(Page page, WatchReport watch)
    {
        page.Heading($"Mailbox providers, {watch.Definition.Title}");
        var providers = new PagedTable(["", "sent", "delivered", "bounced", "complaints", "points"], numbers: true);
        foreach (var row in watch.Providers)
            providers.Add([
                row.Provider ?? NoAddress, Count(row.Delivery.Sent), Count(row.Delivery.Delivered), Count(row.Delivery.Bounced),
                LimitedPercent(row.Complaints.Value), Points(row.Health.Points),
            ]);
        providers.Write(page);
        // What asks for an answer comes before the days, which may be many.
        WriteHealth(page, watch.Health);
        WriteChanges(page, watch);
        WriteViolations(page, watch.Violations);
        foreach (var provider in Providers(watch)) WriteDays(page, watch, provider);
        if (watch.DaysLeftOut > 0) page.Note(More(watch.DaysLeftOut));
    }

    private static void WriteHealth(Page page, HealthScore health)
    {
        page.Heading("Health");
        page.Note(health.Points is { } points
            ? $"{Points(points)} of {Points(HealthScore.Most)} points"
            : Invariant($"{health.NotMeasured}: fewer than {HealthScore.LeastSent:N0} messages were sent"));
        foreach (var loss in health.Losses)
            page.Note(loss.Lost is { } lost
                ? $"{JsonName.Of<HealthCause>(loss.Cause)}: {Points(lost)} of {Points(loss.Most)} lost, "
                    + $"{LimitedPercent(loss.Rate.Value)} ({Count(loss.Rate.Numerator)} of {Count(loss.Rate.Denominator)}), "
                    + $"all at {Percent(loss.AllLostAt)}"
                : $"{JsonName.Of<HealthCause>(loss.Cause)}: {loss.Rate}");
    }

    /// <summary>The providers with days, their own or a receiver's, in the order of the report.</summary>
    private static IEnumerable<string?> Providers(WatchReport watch) =>
        watch.Days.Select(day => day.Provider).Concat(watch.Receivers.Select(day => (string?)day.Receiver)).Distinct();

    private static void WriteDays(Page page, WatchReport watch, string? provider)
    {
        var days = watch.Days.Where(day => day.Provider == provider).ToList();
        var told = watch.Receivers.Where(day => day.Receiver == provider).ToList();
        page.Heading($"{provider ?? NoAddress}, by day of sending");
        var table = new PagedTable(["day", "sent", "delivered", "hard", "soft", "temp.", "blocked", "complaints", ""], numbers: true);
        foreach (var day in days)
            table.Add([
                Day(day.Day), Count(day.Delivery.Sent), Count(day.Delivery.Delivered), Count(day.Delivery.BouncedAs(BounceClass.Hard)),
                Count(day.Delivery.BouncedAs(BounceClass.Soft)), Count(day.Delivery.BouncedAs(BounceClass.Temporary)),
                Count(day.Delivery.BouncedAs(BounceClass.Blocked)), LimitedPercent(day.Complaints.Value), Words(day.Standing),
            ]);
        if (days.Count > 0) table.Write(page);
        if (Unmeasured(days.Select(day => day.Complaints.NotMeasured).Where(reason => reason != NotMeasured.NothingToCount)) is { } reason)
            page.Note(reason);
        foreach (var day in told) WriteTold(page, day);
    }

    private static void WriteTold(Page page, ReceiverDay day)
    {
        var numbers = day.Numbers.Select(number => $"{number.Name} {number.Text ?? Number(number)}");
        var standing = day.Standing is { } known ? $" ({Words(known)})" : "";
        page.Note($"{day.Receiver} says of {day.Of ?? "the sender"}, {Day(day.Day)}: {string.Join(", ", numbers)}{standing}");
    }

    private static string Number(ReceiverNumber number) => number.Name.EndsWith("Rate", StringComparison.Ordinal)
        ? LimitedPercent(number.Value)
        : number.Value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "–";

    private static void WriteChanges(Page page, WatchReport watch)
    {
        page.Heading("Unusual changes");
        var table = new PagedTable(["", "day", "what", "now", "before", "by chance"]);
        foreach (var change in watch.Changes)
            table.Add([
                change.Key ?? (change.By == Dimension.Email ? "(hidden)" : NoAddress), Day(change.Day),
                JsonName.Of<Metric>(change.Metric)!, Percent(change.Now.Value), Percent(change.Before.Value),
                change.Probability.ToString("0.0E+0", CultureInfo.InvariantCulture),
            ]);
        if (!watch.Changes.IsEmpty) table.Write(page);
        if (watch.ChangesLeftOut > 0) page.Note(More(watch.ChangesLeftOut));
        page.Note(
            $"{Counted.Of(watch.Comparisons, "comparison")} of a day with the days before; a false alarm among all of them is at most "
            + $"{Percent(WatchReport.FalseAlarmRate)} probable");
    }

    private static void WriteViolations(Page page, ViolationReport violations)
    {
        page.Heading("Sent against an unsubscription");
        page.Note(
            $"{Counted.Of(violations.Messages, "message")} to {Counted.Of(violations.Contacts, "contact")}"
            + (violations.Messages > 0 ? "; the command unsubscriptions names them" : ""));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Points(double? points) => points?.ToString("0.0", CultureInfo.InvariantCulture) ?? "–";

    private static string Words(LimitStanding? standing) => standing switch
    {
        LimitStanding.Below => "below",
        LimitStanding.OverAim => "over aim",
        LimitStanding.OverLimit => "OVER LIMIT",
        null => "",
    };
}
