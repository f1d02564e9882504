using CampaignMetrics.Tests.Laws;

namespace CampaignMetrics.Tests.Exports;

/// <summary>Tables of a ledger hold what its lists and documents hold.</summary>
public sealed class TableLaws
{
    [Fact]
    public void A_table_of_recipients_has_the_rows_of_the_list() => Law.Holds(Worlds.AnyByDate, (world, random) =>
    {
        var query = QueryOf(world, random);
        using var ledger = world.Ledger();
        var list = Rows(ledger.Recipients(query).Page!.ToTable());
        return list.Order(StringComparer.Ordinal).SequenceEqual(Rows(ledger.RecipientTable(query)).Order(StringComparer.Ordinal));
    }, 300);

    [Fact]
    public void Order_and_copies_of_events_change_no_table_of_recipients() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var query = QueryOf(world, random);
        EmailEvent[] shuffled = [.. world.Distinct, .. world.Distinct.Take(3)];
        random.Shuffle(shuffled);
        return Rows(world.Ledger(world.Distinct).RecipientTable(query)).SequenceEqual(Rows(world.Ledger(shuffled).RecipientTable(query)));
    }, 300);

    [Fact]
    public void Spilled_messages_have_the_same_rows() => Law.Holds(Worlds.Any, (world, random) =>
    {
        var query = QueryOf(world, random);
        using var spilled = new MessageLedger(world.Options with { Spill = new SpillOptions(0, () => new MemoryStream()) });
        foreach (var happened in world.Distinct) spilled.Apply(happened);
        var rows = Rows(world.Ledger(world.Distinct).RecipientTable(query));
        return rows.Order(StringComparer.Ordinal).SequenceEqual(Rows(spilled.RecipientTable(query)).Order(StringComparer.Ordinal));
    }, 200);

    [Fact]
    public void A_table_of_events_has_a_row_for_each_event_of_the_export() => Law.Holds(Worlds.AnyByDate, world =>
    {
        using var ledger = world.Ledger();
        var query = new EventQuery { Definition = world.Definition, Scope = world.Scope };
        var exported = new List<string?>();
        ledger.Export(item => exported.Add(item.Event.Id.Value), query);
        var ids = new List<string?>();
        var table = ledger.EventTable(query).Select("id");
        table.Read(cells => ids.Add(cells[0].Written));
        return ids.SequenceEqual(exported);
    }, 300);

    private static RecipientQuery QueryOf(World world, Random random) => new()
    {
        Kind = RecipientKind.All[random.Next(RecipientKind.All.Length)], Definition = world.Definition, Scope = world.Scope,
        PageSize = int.MaxValue,
    };

    private static List<string> Rows(Table table)
    {
        var rows = new List<string>();
        table.Read(cells => rows.Add(string.Join('|', cells.ToArray())));
        return rows;
    }
}
