using CampaignMetrics.Reports.PartBytes;
using FsCheck;
using FsCheck.Fluent;

namespace CampaignMetrics.Tests.Laws;

/// <summary>Reports travel as parts, and add up to the report over all contacts, to the byte of its JSON.</summary>
public sealed class PartBytesLaws
{
    private static readonly Arbitrary<World> AnyWorld = Arb.From(
        Worlds.Any.Generator.Select(world => world with { Scope = world.Scope with { Campaigns = [] } }), Worlds.Any.Shrinker);

    private static readonly Arbitrary<World> AnyWorldByDate = Arb.From(
        Worlds.AnyByDate.Generator.Select(world => world with { Scope = world.Scope with { Campaigns = [] } }), Worlds.AnyByDate.Shrinker);

    [Fact]
    public void A_report_comes_back() =>
        Law.Holds(AnyWorld, world => Law.AreSame(world.Report(), Sent(world.Report(), world)), 500);

    [Fact]
    public void A_report_by_event_date_comes_back() =>
        Law.Holds(AnyWorldByDate, world => Law.AreSame(world.Report(), Sent(world.Report(), world)), 500);

    [Fact]
    public void Parts_that_travelled_add_up_to_the_whole() => Law.Holds(AnyWorld, (world, random) =>
    {
        var parts = Enumerable.Range(0, 7).Select(_ => new List<EmailEvent>()).ToArray();
        foreach (var contact in world.Events.GroupBy(happened => happened.Recipient)) parts[random.Next(parts.Length)].AddRange(contact);
        return Law.AreSame(world.Report(), Report.Merge(parts.Select(events => Sent(world.Report([.. events]), world))));
    }, 500);

    [Fact]
    public void Equal_reports_are_equal_bytes_in_any_order_of_events() => Law.Holds(AnyWorld, (world, random) =>
    {
        EmailEvent[] shuffled = [.. world.Events];
        random.Shuffle(shuffled);
        return ReportPart.Write(world.Report()).AsSpan().SequenceEqual(ReportPart.Write(world.Report(shuffled)));
    }, 300);

    [Fact]
    public void A_byte_that_was_changed_is_told() => Law.Holds(AnyWorld, (world, random) =>
    {
        var part = ReportPart.Write(world.Report());
        part[random.Next(part.Length)] ^= (byte)(1 << random.Next(8));
        return !ReportPart.TryRead(part, world.Definition, world.Scope, world.Options, out _, out var problem) && problem.Length > 0;
    }, 1_000);

    [Fact]
    public void A_part_that_was_cut_short_is_told() => Law.Holds(AnyWorld, (world, random) =>
    {
        var part = ReportPart.Write(world.Report());
        var cut = part[..random.Next(part.Length)];
        return !ReportPart.TryRead(cut, world.Definition, world.Scope, world.Options, out _, out var problem) && problem.Length > 0;
    }, 500);

    [Fact]
    public void What_a_forger_writes_is_refused_without_another_exception() => Law.Holds(AnyWorld, (world, random) =>
    {
        var part = new PartWriter();
        SumsFormat.Write(part, world.Report().Sums!);
        byte[] forged = [.. part.Written];
        for (var i = random.Next(1, 4); i > 0; i--) forged[random.Next(forged.Length)] = (byte)random.Next(256);
        try
        {
            // It may be sums all the same: other numbers are numbers, too.
            SumsFormat.Read(new PartReader(forged), world.Options.Catalog, world.Options.Links);
        }
        catch (InvalidDataException)
        {
            // The only way in which it may fail.
        }
        return true;
    }, 2_000);

    private static Report Sent(Report report, World world) =>
        ReportPart.TryRead(ReportPart.Write(report), world.Definition, world.Scope, world.Options, out var read, out var problem)
            ? read
            : throw new InvalidOperationException(problem);
}
