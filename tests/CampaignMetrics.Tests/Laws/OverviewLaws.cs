using System.Text.Json;

namespace CampaignMetrics.Tests.Laws;

/// <summary>An overview looks only at emails that can have messages in its periods, and gives the numbers of whole reports.</summary>
public sealed class OverviewLaws
{
    [Fact]
    public void An_overview_is_that_of_two_reports() => Law.Holds(Worlds.Any, Compare, 150);

    [Fact]
    public void An_overview_by_event_date_is_that_of_two_reports() => Law.Holds(Worlds.AnyByDate, Compare, 150);

    [Fact]
    public void A_renewed_overview_is_that_of_all_events() => Law.Holds(Worlds.Any, Renew, 60);

    [Fact]
    public void A_renewed_overview_by_event_date_is_that_of_all_events() => Law.Holds(Worlds.AnyByDate, Renew, 60);

    private static bool Compare(World world, Random random)
    {
        using var ledger = world.Ledger();
        var scope = ShortPeriod(world, random);
        return Same(Expected(ledger, world.Definition, scope), ledger.Overview(world.Definition, scope));
    }

    private static bool Renew(World world, Random random)
    {
        using var ledger = new MessageLedger(world.Options with { LeastMessagesToKeepReports = 0 });
        var scope = ShortPeriod(world, random);
        for (var from = 0; from < world.Events.Count;)
        {
            var count = random.Next(1, 4);
            foreach (var happened in world.Events.Skip(from).Take(count)) ledger.Apply(happened);
            from = Math.Min(from + count, world.Events.Count);
            using var all = world.Ledger(world.Events.Take(from));
            if (!Same(Expected(all, world.Definition, scope), ledger.Overview(world.Definition, scope))) return false;
        }
        return true;
    }

    private static Overview Expected(MessageLedger ledger, Definition definition, ReportScope scope) => new(
        ledger.Report(definition, scope), scope.Before is { } before ? ledger.Report(definition, before) : null);

    private static bool Same(Overview expected, Overview overview) =>
        JsonSerializer.Serialize(expected) == JsonSerializer.Serialize(overview);

    // Some days around an event, so that most events are outside.
    private static ReportScope ShortPeriod(World world, Random random)
    {
        if (world.Events.Count == 0) return world.Scope;
        var day = DateOnly.FromDateTime(world.Events[random.Next(world.Events.Count)].At.UtcDateTime).AddDays(random.Next(-1, 2));
        return world.Scope with { From = day, To = day.AddDays(random.Next(1, 4)) };
    }
}
